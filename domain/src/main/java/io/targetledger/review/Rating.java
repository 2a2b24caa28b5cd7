package io.targetledger.review;

import java.math.BigDecimal;

/**
 * How somebody was rated.
 *
 * @param score on the scale of the form, two decimals
 * @param level code of the {@link RatingLevel} it belongs to
 */
public record Rating(BigDecimal score, String level) {}
