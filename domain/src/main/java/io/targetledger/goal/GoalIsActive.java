package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** The goal was activated before. */
public final class GoalIsActive extends Refusal {

    public GoalIsActive() {
        super(GoalIsActive.class, "goalId", Map.of());
    }
}
