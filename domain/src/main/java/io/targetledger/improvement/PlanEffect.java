package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a plan did: the attainment of the person before, during and after it, each of a period as long as the other two. It
 * shows what came with the plan, not that the plan caused it: whoever starts low tends to rise by chance alone
 * (regression to the mean).
 *
 * @param before null, like the others, where nothing was measured in that period
 */
public record PlanEffect(
        @Nullable BigDecimal before,
        @Nullable BigDecimal during,
        @Nullable BigDecimal after) {

    /** The periods to compare. */
    public record Periods(Period before, Period during, Period after) {

        /**
         * Of a plan that ran from its first day to its last.
         *
         * @param last of one closed early, the day it was
         */
        public static Periods of(LocalDate first, LocalDate last) {
            Period during = new Period(first, last);
            Period after = new Period(last.plusDays(1), last.plusDays(during.days()));
            Period before = new Period(first.minusDays(during.days()), first.minusDays(1));
            return new Periods(before, during, after);
        }
    }

    /** Attainment during the plan − attainment before it; null where either is missing. */
    public @Nullable BigDecimal changeDuring() {
        return difference(before, during);
    }

    /** Attainment after the plan − attainment before it: what lasted; null where either is missing. */
    public @Nullable BigDecimal changeAfter() {
        return difference(before, after);
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null || to == null ? null : to.subtract(from);
    }
}
