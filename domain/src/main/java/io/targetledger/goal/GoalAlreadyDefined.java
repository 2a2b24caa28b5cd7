package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A goal is defined once; what it asks for is changed by revising it. */
public final class GoalAlreadyDefined extends Refusal {

    public GoalAlreadyDefined(GoalId goal) {
        super(GoalAlreadyDefined.class, "goalId", Map.of("goal", goal));
    }
}
