package io.targetledger.review;

/**
 * Where an assessment stands.
 *
 * <pre>
 *            draft    submit     decline   withdraw
 * REQUESTED  DRAFTED  –          DECLINED  WITHDRAWN
 * DRAFTED    DRAFTED  SUBMITTED  DECLINED  WITHDRAWN
 * SUBMITTED  –        –          –         –
 * DECLINED   –        –          –         –
 * WITHDRAWN  –        –          –         –
 * </pre>
 *
 * <p>What was submitted stays: nobody can take out an answer because of what it says.
 */
public enum AssessmentStatus {
    REQUESTED,
    DRAFTED,
    SUBMITTED,
    DECLINED,
    WITHDRAWN;

    /** Whether it still waits for its rater. */
    public boolean isOutstanding() {
        return this == REQUESTED || this == DRAFTED;
    }

    void mustBeOutstanding(String action) {
        if (!isOutstanding()) {
            throw new AssessmentStatusForbids(this, action);
        }
    }
}
