package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No cycle of this id was ever planned. */
public final class UnknownReviewCycle extends Refusal {

    public UnknownReviewCycle(ReviewCycleId given) {
        super(UnknownReviewCycle.class, "cycleId", Map.of("given", given));
    }
}
