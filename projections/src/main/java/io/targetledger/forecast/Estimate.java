package io.targetledger.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What the model says.
 *
 * @param value null where there is nothing to say it from
 * @param halfWidth of the interval around the value; null without an interval
 * @param least what the value cannot fall below; null where it can fall
 */
public record Estimate(
        @Nullable Double value,
        @Nullable Double halfWidth,
        @Nullable Double least,
        ForecastMethod method,
        ForecastBasis basis) {

    private static final MathContext SHOWN = new MathContext(6, RoundingMode.HALF_EVEN);

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

    /** The value with the digits that are shown; of a period that is over it has more. */
    public @Nullable BigDecimal shownValue() {
        return shown(value);
    }

    public @Nullable BigDecimal shownLower() {
        return shown(lower());
    }

    public @Nullable BigDecimal shownUpper() {
        return shown(upper());
    }

    private static @Nullable BigDecimal shown(@Nullable Double estimated) {
        return estimated == null
                ? null
                : Numbers.rounded(BigDecimal.valueOf(estimated).round(SHOWN));
    }
}
