package io.targetledger.goal;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A goal may not be aligned under itself, not even by way of others. */
public final class GoalWouldContainItself extends Refusal {

    public GoalWouldContainItself(GoalId goal, GoalId parent) {
        super(GoalWouldContainItself.class, "parentId", Map.of("goal", goal, "parent", parent));
    }
}
