package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A draft asks nothing of anybody yet: it is activated before it can be achieved or missed. */
public final class GoalIsDraft extends Refusal {

    public GoalIsDraft() {
        super(GoalIsDraft.class, "goalId", Map.of());
    }
}
