package io.targetledger.goal;

/** Where a goal stands in its life. */
public enum GoalStatus {
    DRAFT,
    ACTIVE,
    ACHIEVED,
    MISSED,
    CANCELLED
}
