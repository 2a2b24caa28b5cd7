package io.targetledger.measurement;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a metric came to in a period.
 *
 * @param latest the newest measurement that counts for it; null for derived metrics
 */
public record Amount(BigDecimal value, @Nullable MeasurementId latest) {}
