package io.targetledger.shared;

import java.math.BigDecimal;
import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PeriodTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final Period Q1 = new Period(START, LocalDate.of(2026, 3, 31));

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2026-01-01, PERIOD_ENDS_BEFORE_START period",
        "2026-01-01, 2036-01-01, PERIOD_TOO_LONG period",
        "1899-12-31, 1900-01-01, DATE_OUT_OF_RANGE period.start",
        "2199-12-31, 2200-01-01, DATE_OUT_OF_RANGE period.end",
        "-999999999-01-01, 2026-01-01, DATE_OUT_OF_RANGE period.start",
        "2026-01-01, +999999999-12-31, DATE_OUT_OF_RANGE period.end",
    })
    void whatIsNoPeriodIsRefused(LocalDate start, LocalDate end, String named) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> new Period(start, end));
        assertThat(Refused.named(refusal)).containsExactly(named);
    }

    @Test
    void aPeriodMayLastADayOrTenYears() {
        assertThat(new Period(START, START).days()).isEqualTo(1);
        assertThat(new Period(START, LocalDate.of(2035, 12, 31)).days()).isEqualTo(3652);
    }

    @Test
    void firstAndLastDayBelongToIt() {
        assertThat(Q1.contains(START)).isTrue();
        assertThat(Q1.contains(Q1.end())).isTrue();
        assertThat(Q1.contains(START.minusDays(1))).isFalse();
        assertThat(Q1.contains(Q1.end().plusDays(1))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 0",
        "2026-01-01, 0.011111",
        "2026-02-14, 0.5",
        "2026-03-31, 1.000000",
        "2026-04-01, 1.000000",
        "-999999999-01-01, 0",
        "+999999999-12-31, 1",
    })
    void theElapsedShareCountsTheDayItself(LocalDate today, BigDecimal expected) {
        assertThat(Q1.elapsedShare(today)).isEqualByComparingTo(expected);
    }

    @Property
    void theElapsedShareLiesBetween0And1AndNeverFalls(
            @ForAll @IntRange(max = 3_000) int length,
            @ForAll @IntRange(min = -4_000, max = 4_000) int day,
            @ForAll @IntRange(max = 100) int later) {
        Period period = new Period(START, START.plusDays(length));
        BigDecimal share = period.elapsedShare(START.plusDays(day));
        assertThat(share).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(period.elapsedShare(START.plusDays(day + later))).isGreaterThanOrEqualTo(share);
    }

    @Property
    void periodsOverlapWhenTheyShareADay(
            @ForAll @IntRange(max = 30) int start,
            @ForAll @IntRange(max = 30) int length,
            @ForAll @IntRange(max = 30) int otherStart,
            @ForAll @IntRange(max = 30) int otherLength) {
        Period one = new Period(START.plusDays(start), START.plusDays(start + length));
        Period other = new Period(START.plusDays(otherStart), START.plusDays(otherStart + otherLength));
        boolean sharesADay = one.start().datesUntil(one.end().plusDays(1)).anyMatch(other::contains);
        assertThat(one.overlaps(other)).isEqualTo(sharesADay).isEqualTo(other.overlaps(one));
    }
}
