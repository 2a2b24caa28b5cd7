package io.targetledger.goal;

/** How a closed goal ended. */
public enum Outcome {
    ACHIEVED,
    MISSED;

    /** The status of a goal that ended so. */
    public GoalStatus status() {
        return this == ACHIEVED ? GoalStatus.ACHIEVED : GoalStatus.MISSED;
    }
}
