package io.targetledger.explain;

/** Where a number comes from. */
public enum Origin {
    /** Computed by its formula from its inputs. */
    COMPUTED,
    /** Recorded by events, whose ledger positions are given. */
    EVENTS,
    /** Given by the calendar or the question: dates, days, a filled gap. */
    CONSTANT,
    /** The number itself is shown; what it was computed from is not, to anybody. */
    WITHHELD
}
