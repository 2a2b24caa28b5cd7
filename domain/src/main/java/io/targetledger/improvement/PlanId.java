package io.targetledger.improvement;

import io.targetledger.shared.Ids;

/** Id of an improvement plan: {@code plan/…}. */
public record PlanId(String value) {

    public PlanId {
        Ids.checked("planId", value, "plan");
    }

    @Override
    public String toString() {
        return value;
    }
}
