package io.targetledger.campaign;

import java.util.Map;

import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Refusal;

/** Nobody is known to belong to the segment, so there is nobody to address. */
public final class SegmentNotEvaluated extends Refusal {

    public SegmentNotEvaluated(SegmentId segment) {
        super(SegmentNotEvaluated.class, "segmentId", Map.of("segment", segment));
    }
}
