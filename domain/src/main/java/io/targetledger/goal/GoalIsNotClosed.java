package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Only a goal that was closed or cancelled can be reopened. */
public final class GoalIsNotClosed extends Refusal {

    public GoalIsNotClosed(GoalStatus status) {
        super(GoalIsNotClosed.class, "goalId", Map.of("status", status));
    }
}
