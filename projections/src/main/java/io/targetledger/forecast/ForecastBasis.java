package io.targetledger.forecast;

/** What a forecast rests on. */
public enum ForecastBasis {
    /** Earlier periods of the owner alone. */
    OWN_HISTORY,
    /** Earlier periods of the owner, and of owners like it. */
    OWN_AND_COMPARABLE,
    /** Earlier periods of owners like it, the owner having fewer than two. */
    COMPARABLE,
    /** Not enough of either: what is given is the run-rate, without an interval. */
    TOO_LITTLE_HISTORY,
    /** The period is over: what is given is the actual, without an interval. */
    PERIOD_OVER
}
