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
    STEP_SCORE,
    /** Of an improvement plan: 1 where it succeeded, 0 where it failed; or the mean of several. */
    OUTCOME,
    SEGMENT_SIZE,
    /** Of an attainment since an earlier period, or against another target. */
    CHANGE,
    /** How far targets lie from where they were set first, as a share of that. */
    DRIFT,
    /** How far targets moved, there and back, as a share of where they were set first. */
    TRAVELLED,
    /** By how much a revision moved a target, either way. */
    DISTANCE,
    /** Goals whose target was revised. */
    MOVED,
    RAISES,
    CUTS,
    AFTER_LOCK,
    /** What a period will come to. */
    FORECAST,
    FORECAST_LOWER,
    FORECAST_UPPER,
    /** How often an interval should hold what comes. */
    LEVEL,
    PERIODS_AGO,
    /** What there was of an earlier period of the owner at the same share of it. */
    OWN_SO_FAR,
    OWN_WHOLE,
    /** Likewise of an owner like it. */
    COMPARABLE_SO_FAR,
    COMPARABLE_WHOLE
}
