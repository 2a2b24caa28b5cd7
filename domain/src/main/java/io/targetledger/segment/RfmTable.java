package io.targetledger.segment;

import java.util.List;

/**
 * How scores are named. Published tables differ from each other, so ours is stated here and versioned: a segment pins the
 * table it was defined by, and a better one gets a version of its own and changes no segment there is.
 *
 * <p>Recency, frequency and monetary value as ways to tell customers apart, scored by quintiles, are A. M. Hughes,
 * <i>Strategic Database Marketing</i> (1994). Frequency and monetary value are taken together as FM, the mean of both,
 * rounded half up.
 */
public enum RfmTable {
    /**
     * Ten classes:
     *
     * <pre>
     *        FM 1             2                    3                    4            5
     * R 5    NEW_CUSTOMERS    POTENTIAL_LOYALISTS  POTENTIAL_LOYALISTS  CHAMPIONS    CHAMPIONS
     * R 4    PROMISING        POTENTIAL_LOYALISTS  POTENTIAL_LOYALISTS  LOYAL        LOYAL
     * R 3    ABOUT_TO_SLEEP   ABOUT_TO_SLEEP       NEED_ATTENTION       LOYAL        LOYAL
     * R 2    HIBERNATING      HIBERNATING          AT_RISK              AT_RISK      CANNOT_LOSE
     * R 1    HIBERNATING      HIBERNATING          AT_RISK              AT_RISK      CANNOT_LOSE
     * </pre>
     */
    V1;

    private static final List<RfmClass> FRESH = List.of(
            RfmClass.NEW_CUSTOMERS,
            RfmClass.POTENTIAL_LOYALISTS,
            RfmClass.POTENTIAL_LOYALISTS,
            RfmClass.CHAMPIONS,
            RfmClass.CHAMPIONS);
    private static final List<RfmClass> RECENT = List.of(
            RfmClass.PROMISING,
            RfmClass.POTENTIAL_LOYALISTS,
            RfmClass.POTENTIAL_LOYALISTS,
            RfmClass.LOYAL,
            RfmClass.LOYAL);
    private static final List<RfmClass> MIDDLING = List.of(
            RfmClass.ABOUT_TO_SLEEP, RfmClass.ABOUT_TO_SLEEP, RfmClass.NEED_ATTENTION, RfmClass.LOYAL, RfmClass.LOYAL);
    private static final List<RfmClass> LONG_AGO = List.of(
            RfmClass.HIBERNATING, RfmClass.HIBERNATING, RfmClass.AT_RISK, RfmClass.AT_RISK, RfmClass.CANNOT_LOSE);
    private static final List<List<RfmClass>> ROWS = List.of(LONG_AGO, LONG_AGO, MIDDLING, RECENT, FRESH);

    public RfmClass classOf(RfmScores scores) {
        int valueScore = (scores.frequency() + scores.monetary() + 1) / 2;
        return ROWS.get(scores.recency() - 1).get(valueScore - 1);
    }
}
