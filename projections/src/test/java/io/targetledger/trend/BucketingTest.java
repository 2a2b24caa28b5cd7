package io.targetledger.trend;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BucketingTest {

    private static final FiscalCalendar APRIL = new FiscalCalendar(MonthDay.of(4, 6));

    @ParameterizedTest
    @CsvSource({
        "DAY,            2026-02-28, 2026-03-01, 2026-02-28 2026-03-01",
        "WEEK,           2026-12-28, 2027-01-04, 2026-W53 2027-W01",
        "MONTH,          2026-01-31, 2026-03-01, 2026-01 2026-02 2026-03",
        "QUARTER,        2026-03-31, 2026-04-01, 2026-Q1 2026-Q2",
        "YEAR,           2026-12-31, 2027-01-01, 2026 2027",
        "FISCAL_PERIOD,  2026-04-05, 2026-05-06, FY2026-P12 FY2027-P01 FY2027-P02",
        "FISCAL_QUARTER, 2026-04-05, 2026-07-06, FY2026-Q4 FY2027-Q1 FY2027-Q2",
        "FISCAL_YEAR,    2026-04-05, 2026-04-06, FY2026 FY2027"
    })
    void timeIsDividedWithoutHolesAndNamed(Bucketing bucketing, LocalDate from, LocalDate to, String labels) {
        List<Bucket> buckets = bucketing.between(from, to, APRIL);

        assertThat(buckets).extracting(Bucket::label).containsExactly(labels.split(" "));
        assertThat(buckets.get(0).start()).isEqualTo(from);
        assertThat(buckets.get(buckets.size() - 1).end()).isEqualTo(to);
        for (int i = 1; i < buckets.size(); i++) {
            assertThat(buckets.get(i).start())
                    .isEqualTo(buckets.get(i - 1).end().plusDays(1));
        }
    }

    @Test
    void onlyBucketsThatWereCutArePartial() {
        assertThat(Bucketing.MONTH.between(
                        LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 30), FiscalCalendar.CALENDAR_YEAR))
                .extracting(Bucket::partial)
                .containsExactly(false, false, true);
    }

    @Test
    void aFiscalYearThatBeginsWithTheCalendarYearBearsItsName() {
        assertThat(Bucketing.FISCAL_PERIOD.between(
                        LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 31), FiscalCalendar.CALENDAR_YEAR))
                .extracting(Bucket::label)
                .containsExactly("FY2026-P12");
    }

    @Test
    void tooManyBucketsAreRefused() {
        LocalDate from = LocalDate.of(2026, 1, 1);

        assertThat(Bucketing.DAY.between(from, from.plusDays(372), APRIL)).hasSize(Bucketing.MOST_BUCKETS);
        assertThatThrownBy(() -> Bucketing.DAY.between(from, from.plusDays(373), APRIL))
                .isInstanceOf(UnanswerableRead.class);
    }

    @Test
    void aFiscalYearStartsOnADayThatEveryMonthHas() {
        assertThatThrownBy(() -> new FiscalCalendar(MonthDay.of(1, 31)))
                .hasMessageContaining("first 28 days")
                .hasMessageContaining("--01-31");
    }

    /** A week between two quarters counts for the one that has the most of it; a year for all its quarters. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-30, 2026-04-05, 2026-01-01, 2026-03-31, false",
        "2026-03-30, 2026-04-05, 2026-04-01, 2026-06-30, true",
        "2026-01-01, 2026-12-31, 2026-04-01, 2026-06-30, true",
        "2026-02-01, 2026-02-28, 2026-01-01, 2026-03-31, true",
        "2026-01-01, 2026-01-31, 2026-01-16, 2026-02-14, true",
        "2026-01-01, 2026-01-31, 2026-01-18, 2026-02-16, false",
        "2026-01-01, 2026-01-31, 2026-03-01, 2026-03-31, false"
    })
    void aGoalCountsWhereItSharesHalfOfTheShorter(
            LocalDate start, LocalDate end, LocalDate from, LocalDate to, boolean shares) {
        assertThat(new Bucket("", start, end, false, 0).sharesHalfWith(new Period(from, to)))
                .isEqualTo(shares);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-02-28, MONTH",
        "2026-04-06, 2026-07-05, QUARTER",
        "2026-01-01, 2026-06-30, HALF_YEAR",
        "2026-01-01, 2026-12-31, YEAR",
        "2026-01-01, 2027-12-31, OTHER",
        "2026-01-05, 2026-01-11, OTHER"
    })
    void periodsOfWholeMonthsHaveALength(LocalDate start, LocalDate end, Term term) {
        assertThat(Term.of(new Period(start, end))).isEqualTo(term);
    }
}
