package io.targetledger.forecast;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What a goal will come to, in the unit of its metric; six significant digits, since more would pretend to be known.
 *
 * @param value null where there is nothing to say it from
 * @param lower lower end of the interval; null without one
 * @param upper likewise
 * @param level how often the interval should hold what comes, above 0 and below 1
 * @param attainment what the value would be against the target; 1 is 100 %
 * @param elapsedShare of the period, 0 to 1
 * @param ownPeriods earlier periods of the owner it rests on
 * @param comparablePeriods likewise of owners like it
 */
public record Forecast(
        @Nullable BigDecimal value,
        @Nullable BigDecimal lower,
        @Nullable BigDecimal upper,
        BigDecimal level,
        @Nullable BigDecimal attainment,
        ForecastMethod method,
        ForecastBasis basis,
        BigDecimal elapsedShare,
        int ownPeriods,
        int comparablePeriods) {}
