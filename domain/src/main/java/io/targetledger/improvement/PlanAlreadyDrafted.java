package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** This id was given to a plan before. */
public final class PlanAlreadyDrafted extends Refusal {

    public PlanAlreadyDrafted(PlanId plan) {
        super(PlanAlreadyDrafted.class, "planId", Map.of("plan", plan));
    }
}
