package io.targetledger.segment;

import io.targetledger.shared.Ids;

/** Id of a customer segment: {@code segment/…}. */
public record SegmentId(String value) {

    public SegmentId {
        Ids.checked("segmentId", value, "segment");
    }

    @Override
    public String toString() {
        return value;
    }
}
