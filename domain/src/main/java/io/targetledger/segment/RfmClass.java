package io.targetledger.segment;

/** What a customer is called by recency, frequency and monetary value; see {@link RfmTable}. */
public enum RfmClass {
    /** Bought lately, often and much. */
    CHAMPIONS,
    /** Buy often and much, if not in the last days. */
    LOYAL,
    /** Bought lately, of middling frequency and value. */
    POTENTIAL_LOYALISTS,
    /** Bought very lately, and little so far. */
    NEW_CUSTOMERS,
    /** Bought lately, and little so far. */
    PROMISING,
    /** Middling in everything, and slipping. */
    NEED_ATTENTION,
    /** Little, and not lately. */
    ABOUT_TO_SLEEP,
    /** Of middling and good value, and long not seen. */
    AT_RISK,
    /** Of the best value, and long not seen. */
    CANNOT_LOSE,
    /** Little, and long ago. */
    HIBERNATING
}
