package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.measurement.MeasurementId;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal stands on a day: computed, never stored. Formulas in {@link Attainment}; null where nothing was measured
 * or the period has not begun.
 *
 * @param elapsedShare 0 to 1
 */
public record Standing(
        @Nullable BigDecimal actual,
        @Nullable BigDecimal attainment,
        BigDecimal elapsedShare,
        @Nullable BigDecimal pacing,
        @Nullable BigDecimal projected,
        @Nullable MeasurementId latestMeasurement) {}
