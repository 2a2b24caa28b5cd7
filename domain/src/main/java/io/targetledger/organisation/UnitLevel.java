package io.targetledger.organisation;

/** Levels of an organisation, from the top. A unit stands below one of a higher level. */
public enum UnitLevel {
    COMPANY,
    REGION,
    OFFICE,
    DEPARTMENT,
    TEAM
}
