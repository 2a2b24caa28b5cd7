package io.targetledger.review;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** The cycle has taken this step; when it was to be taken is past and stays. */
public final class StepAlreadyTaken extends Refusal {

    public StepAlreadyTaken(ReviewCycleStatus step, LocalDate planned) {
        super(StepAlreadyTaken.class, "schedule", Map.of("step", step, "planned", planned));
    }
}
