package io.targetledger.trend;

/** A computed number of a row of {@link Drift}. */
public enum DriftNumber {
    DRIFT,
    TRAVELLED,
    MOVED,
    REVISIONS,
    RAISES,
    CUTS,
    AFTER_LOCK,
    ACTUAL,
    ORIGINAL_TARGET,
    ORIGINAL_ATTAINMENT,
    CURRENT_TARGET,
    CURRENT_ATTAINMENT,
    AS_OF_TARGET,
    AS_OF_ATTAINMENT
}
