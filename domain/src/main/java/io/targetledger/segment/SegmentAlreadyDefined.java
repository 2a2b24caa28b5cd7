package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** This id was given to a segment before; to change it is to redefine or reword it. */
public final class SegmentAlreadyDefined extends Refusal {

    public SegmentAlreadyDefined(SegmentId segment) {
        super(SegmentAlreadyDefined.class, "segmentId", Map.of("segment", segment));
    }
}
