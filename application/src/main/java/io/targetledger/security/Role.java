package io.targetledger.security;

/** What somebody may do, before it is asked to whose goals it is done. */
public enum Role {
    /** Changes everything. */
    ADMIN,
    /** Changes goals and measurements of the units they head and of everything below. */
    MANAGER,
    /** Records their own measurements and reassesses the confidence in their own goals. */
    SALES_REP,
    /** Reads everything, changes nothing. */
    AUDITOR,
    /** Reads flat rows of facts only. */
    BI
}
