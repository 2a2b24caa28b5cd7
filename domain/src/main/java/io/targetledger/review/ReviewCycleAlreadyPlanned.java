package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another cycle was planned under this id. */
public final class ReviewCycleAlreadyPlanned extends Refusal {

    public ReviewCycleAlreadyPlanned(ReviewCycleId cycle, String differences) {
        super(ReviewCycleAlreadyPlanned.class, "cycleId", Map.of("cycle", cycle, "differences", differences));
    }
}
