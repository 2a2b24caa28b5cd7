package io.targetledger.improvement;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.shared.Refusal;

/** The plan does not stand where this is possible; see {@link PlanStatus}. */
public final class PlanIsNot extends Refusal {

    public PlanIsNot(PlanStatus status, PlanStatus... needed) {
        super(
                PlanIsNot.class,
                "planId",
                Map.of(
                        "status",
                        status,
                        "needed",
                        Arrays.stream(needed).map(PlanStatus::name).collect(Collectors.joining(", "))));
    }
}
