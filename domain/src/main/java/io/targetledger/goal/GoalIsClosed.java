package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A goal that was closed or cancelled changes no more, unless it is reopened. */
public final class GoalIsClosed extends Refusal {

    public GoalIsClosed(GoalStatus status) {
        super(GoalIsClosed.class, "goalId", Map.of("status", status));
    }
}
