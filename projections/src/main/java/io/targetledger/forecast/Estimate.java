package io.targetledger.forecast;

import org.jspecify.annotations.Nullable;

/**
 * What the model says.
 *
 * @param value null where there is nothing to say it from
 * @param halfWidth of the interval around the value; null without an interval
 * @param least what the value cannot fall below; null where it can fall
 */
record Estimate(
        @Nullable Double value,
        @Nullable Double halfWidth,
        @Nullable Double least,
        ForecastMethod method,
        ForecastBasis basis) {

    @Nullable
    Double lower() {
        if (value == null || halfWidth == null) {
            return null;
        }
        return least == null ? value - halfWidth : Math.max(least, value - halfWidth);
    }

    @Nullable
    Double upper() {
        return value == null || halfWidth == null ? null : (Double) (value + halfWidth);
    }
}
