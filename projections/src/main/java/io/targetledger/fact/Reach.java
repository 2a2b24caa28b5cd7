package io.targetledger.fact;

/** Whose rows a table has, which decides what a reader who is limited to units may read of it. */
public enum Reach {
    /** Rows of units and of people in them: those of the reader's units are shown. */
    UNITS,
    /** Rows that tell of nobody: all are shown. */
    NOBODY,
    /** Rows of everybody that do not say of whom: none are shown. */
    EVERYBODY
}
