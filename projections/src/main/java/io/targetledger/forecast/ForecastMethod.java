package io.targetledger.forecast;

/** How a forecast was computed; formulas in {@link ForecastModel}. */
public enum ForecastMethod {
    /** Sums: how much of the whole there used to be by then. */
    COMPLETION_CURVE,
    /** Averages: the mean so far and the mean of earlier periods, by the elapsed share. */
    RUNNING_MEAN,
    /** Levels and formulas: what changed between then and the end in earlier periods. */
    DRIFT,
    /** No history: what there is ÷ elapsed share for sums, else what there is. */
    RUN_RATE,
    /** The period is over. */
    ACTUAL
}
