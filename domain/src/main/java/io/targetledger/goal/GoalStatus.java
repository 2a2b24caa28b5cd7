package io.targetledger.goal;

/**
 * Where a goal stands in its life.
 *
 * <pre>
 *            activate  revise  close            cancel     reopen
 * DRAFT      ACTIVE    DRAFT   –                CANCELLED  –
 * ACTIVE     –         ACTIVE  ACHIEVED/MISSED  CANCELLED  –
 * ACHIEVED   –         –       –                –          ACTIVE
 * MISSED     –         –       –                –          ACTIVE
 * CANCELLED  –         –       –                –          ACTIVE
 * </pre>
 */
public enum GoalStatus {
    DRAFT,
    ACTIVE,
    ACHIEVED,
    MISSED,
    CANCELLED;

    /** Whether it ended, one way or another. */
    public boolean isClosed() {
        return this == ACHIEVED || this == MISSED || this == CANCELLED;
    }

    /**
     * @throws GoalIsClosed for anything but reopening a goal that ended
     * @throws GoalIsNotClosed for reopening one that did not
     * @throws GoalIsActive for activating an active one
     * @throws GoalIsDraft for closing a draft
     */
    void mustAllow(Transition transition) {
        if (transition == Transition.REOPEN) {
            if (!isClosed()) {
                throw new GoalIsNotClosed(this);
            }
        } else if (isClosed()) {
            throw new GoalIsClosed(this);
        } else if (this == ACTIVE && transition == Transition.ACTIVATE) {
            throw new GoalIsActive();
        } else if (this == DRAFT && transition == Transition.CLOSE) {
            throw new GoalIsDraft();
        }
    }
}
