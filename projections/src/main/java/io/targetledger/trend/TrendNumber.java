package io.targetledger.trend;

/** A computed number of a row of a trend. */
public enum TrendNumber {
    VALUE,
    ACTUAL,
    TARGET
}
