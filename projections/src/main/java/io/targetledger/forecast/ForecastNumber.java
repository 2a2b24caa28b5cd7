package io.targetledger.forecast;

/** A computed number of a forecast. */
public enum ForecastNumber {
    VALUE,
    LOWER,
    UPPER,
    ATTAINMENT,
    ELAPSED_SHARE
}
