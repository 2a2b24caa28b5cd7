package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.organisation.PersonId;

/**
 * A score that a rater gave a person on a criterion, for {@link Fairness}. It tells who said what, so only figures made
 * of it leave the process.
 */
public record GivenScore(RaterId rater, RaterKind kind, PersonId person, String criterion, BigDecimal score) {}
