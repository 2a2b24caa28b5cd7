package io.targetledger.trend;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/**
 * The business's own year: twelve fiscal periods of a month each, counted from its first day.
 *
 * @param yearStart first day of the fiscal year, at most the 28th, so that every month has it
 */
public record FiscalCalendar(MonthDay yearStart) {

    public static final FiscalCalendar CALENDAR_YEAR = new FiscalCalendar(MonthDay.of(1, 1));

    private static final int LATEST_DAY = 28;

    public FiscalCalendar {
        if (yearStart.getDayOfMonth() > LATEST_DAY) {
            throw new IllegalArgumentException(
                    "the fiscal year must start on one of the first %d days of a month, was %s; choose such a day"
                            .formatted(LATEST_DAY, yearStart));
        }
    }

    /** First day of the fiscal year that holds the day. */
    LocalDate yearOf(LocalDate day) {
        LocalDate start = yearStart.atYear(day.getYear());
        return start.isAfter(day) ? yearStart.atYear(day.getYear() - 1) : start;
    }

    /** First day of the span of so many fiscal periods that holds the day. */
    LocalDate startOf(int periods, LocalDate day) {
        LocalDate year = yearOf(day);
        return year.plusMonths(ChronoUnit.MONTHS.between(year, day) / periods * periods);
    }

    /** Which of the spans of so many periods starts on the day, from 1. */
    int numberOf(int periods, LocalDate start) {
        return (int) (ChronoUnit.MONTHS.between(yearOf(start), start) / periods) + 1;
    }

    /** Fiscal years are named after the calendar year they end in. */
    int nameOfYear(LocalDate day) {
        return yearOf(day).plusYears(1).minusDays(1).getYear();
    }
}
