package io.targetledger.trend;

/** What a bucket says in which there was nothing. */
public enum Fill {
    /** Nothing: what was not there has no value. */
    NOTHING,
    /** 0: what adds up came to nothing. */
    ZERO,
    /** The value before it: what is a level stays until it is measured anew. */
    LAST
}
