package io.targetledger.metric;

/** Whether more is better, less is better, or staying within a band. */
public enum Direction {
    INCREASE,
    DECREASE,
    MAINTAIN
}
