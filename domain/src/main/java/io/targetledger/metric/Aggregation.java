package io.targetledger.metric;

/** How the measurements of a period become one number. */
public enum Aggregation {
    /** Their sum. */
    SUM,
    /** The one of the latest business date, the latest recorded of that day. */
    LAST,
    /** Their arithmetic mean. */
    AVERAGE,
    /** Not measured itself: computed from other metrics by a formula. */
    DERIVED
}
