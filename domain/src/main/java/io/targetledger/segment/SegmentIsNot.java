package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** The segment does not stand where this is possible: only a draft is activated, only an active one evaluated and used. */
public final class SegmentIsNot extends Refusal {

    public SegmentIsNot(SegmentId segment, SegmentStatus needed, SegmentStatus status) {
        super(SegmentIsNot.class, "segmentId", Map.of("segment", segment, "needed", needed, "status", status));
    }
}
