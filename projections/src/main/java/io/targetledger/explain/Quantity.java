package io.targetledger.explain;

/** What a number in an explanation is of. The names are part of the interface; the words for them are labels. */
public enum Quantity {
    ATTAINMENT,
    PACING,
    PROJECTED,
    ELAPSED_SHARE,
    ELAPSED_DAYS,
    DAYS,
    ACTUAL,
    TARGET,
    BASELINE,
    TOLERANCE,
    WEIGHT,
    /** What a metric came to, as an input of another metric's formula. */
    AMOUNT,
    /** The same in the period before of the same length. */
    PREVIOUS_AMOUNT,
    /** Measurements taken together: of one subject in one calendar month, or of everyone in it. */
    MEASURED,
    ROLL_UP,
    CHILDREN_TARGET,
    CHILDREN_GAP,
    REVISIONS,
    /** What a bucket of a trend says in which there was nothing to compute. */
    GAP,
    RATING,
    SCORE,
    CALIBRATION,
    APPEAL,
    CRITERION_SCORE,
    /** Mean of the scores that raters of one kind gave on one criterion. */
    AVERAGE,
    SHARE,
    LOWEST_SCORE,
    STEP_FROM,
    STEP_SCORE
}
