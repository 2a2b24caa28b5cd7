package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No goal of this id was ever defined. */
public final class UnknownParent extends Refusal {

    public UnknownParent(GoalId given) {
        super(UnknownParent.class, "parentId", Map.of("given", given));
    }
}
