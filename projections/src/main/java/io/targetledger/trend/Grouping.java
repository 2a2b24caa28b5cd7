package io.targetledger.trend;

/** What a trend has a series for. Each also has series of its own for each metric, unit and length of period. */
public enum Grouping {
    NONE,
    UNIT,
    OWNER,
    METRIC,
    SEGMENT,
    PRODUCT
}
