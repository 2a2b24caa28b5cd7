package io.targetledger.metric;

/** What the amounts of a metric count. */
public enum UnitKind {
    CURRENCY,
    COUNT,
    /** Per cent: 25 is a quarter. */
    PERCENT,
    DAYS,
    SCORE,
    /** A plain ratio: 0.25 is a quarter. */
    RATIO,
    HOURS
}
