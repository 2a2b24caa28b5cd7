package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** What came with one plan: the attainment of its person in three periods of the same length. */
public record MeasuredEffect(Part before, Part during, Part after) {

    /**
     * One of the periods.
     *
     * @param attainment see {@link PlanEffects}; null where nothing was measured so far
     * @param goals how many goals it is the mean of
     * @param over whether the period has ended, so that the figure will change by corrections only
     */
    public record Part(Period period, @Nullable BigDecimal attainment, int goals, boolean over) {

        static Part of(Period period, @Nullable BigDecimal attainment, int goals, LocalDate today) {
            return new Part(period, attainment, goals, period.end().isBefore(today));
        }

        @Nullable
        BigDecimal settled() {
            return over ? attainment : null;
        }
    }

    public @Nullable BigDecimal changeDuring() {
        return asEffect().changeDuring();
    }

    public @Nullable BigDecimal changeAfter() {
        return asEffect().changeAfter();
    }

    private PlanEffect asEffect() {
        return new PlanEffect(before.attainment(), during.attainment(), after.attainment());
    }

    /** With what is not over yet left out. */
    PlanEffect settled() {
        return new PlanEffect(before.settled(), during.settled(), after.settled());
    }
}
