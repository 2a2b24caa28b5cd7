package io.targetledger.graphql;

import java.time.LocalDate;

import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

public record PeriodInput(LocalDate start, LocalDate end) {

    /** @throws io.targetledger.shared.Refusal as {@link Period} does */
    public Period toPeriod() {
        return new Period(start, end);
    }

    public static @Nullable Period toPeriod(@Nullable PeriodInput given) {
        return given == null ? null : given.toPeriod();
    }
}
