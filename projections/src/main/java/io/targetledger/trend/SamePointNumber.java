package io.targetledger.trend;

/** A computed number of a row of {@link SamePoint}. */
public enum SamePointNumber {
    ATTAINMENT,
    CHANGE,
    ACTUAL,
    TARGET
}
