package io.targetledger.review;

/** A number of a review that was computed, and can be explained. */
public enum ReviewNumber {
    /** What the answers and the goals came to. */
    SCORE,
    /** The score of the rating as it stands, after calibration and appeal. */
    RATING,
    /** Attainment of the pinned goals. */
    ATTAINMENT
}
