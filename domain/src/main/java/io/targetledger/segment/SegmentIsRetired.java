package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A retired segment stays as it is. */
public final class SegmentIsRetired extends Refusal {

    public SegmentIsRetired(SegmentId segment) {
        super(SegmentIsRetired.class, "segmentId", Map.of("segment", segment));
    }
}
