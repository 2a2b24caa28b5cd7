package io.targetledger.review;

/** What a criterion is about. */
public enum CriterionKind {
    GOAL_ATTAINMENT,
    BEHAVIOUR,
    COMPANY_VALUE
}
