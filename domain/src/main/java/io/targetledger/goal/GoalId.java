package io.targetledger.goal;

import io.targetledger.shared.Ids;

/** Id of a goal: {@code goal/…}. */
public record GoalId(String value) {

    public GoalId {
        Ids.checked("goalId", value, "goal");
    }

    @Override
    public String toString() {
        return value;
    }
}
