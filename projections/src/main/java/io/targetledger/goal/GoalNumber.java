package io.targetledger.goal;

/** A number of a goal that is computed when read, and can be explained. */
public enum GoalNumber {
    ACTUAL,
    ATTAINMENT,
    ELAPSED_SHARE,
    PACING,
    PROJECTED,
    /** Weighted attainment of the direct children. */
    ROLL_UP,
    CHILDREN_TARGET,
    CHILDREN_GAP,
    /** Of the attainment, against the target as it stands, since another moment's. */
    CHANGE;

    /** Whether it is about the goals directly below. */
    public boolean isOfChildren() {
        return this == ROLL_UP || this == CHILDREN_TARGET || this == CHILDREN_GAP;
    }
}
