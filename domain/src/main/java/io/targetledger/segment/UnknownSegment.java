package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No segment of this id was ever defined. */
public final class UnknownSegment extends Refusal {

    public UnknownSegment(String field, SegmentId given) {
        super(UnknownSegment.class, field, Map.of("given", given));
    }
}
