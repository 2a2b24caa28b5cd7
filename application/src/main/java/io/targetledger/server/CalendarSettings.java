package io.targetledger.server;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.time.ZoneId;

import io.targetledger.trend.FiscalCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which day it is, and when the year begins.
 *
 * @param timeZone e.g. {@code Asia/Shanghai}: where a business day begins and ends; the machine's when absent
 * @param fiscalYearStart month and day, e.g. {@code 04-01}: when the fiscal year begins, at most the 28th of a month; with the
 *     calendar year when absent
 */
@ConfigurationProperties("target-ledger.calendar")
record CalendarSettings(@Nullable ZoneId timeZone, @Nullable String fiscalYearStart) {

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }

    FiscalCalendar fiscal() {
        if (fiscalYearStart == null) {
            return FiscalCalendar.CALENDAR_YEAR;
        }
        try {
            return new FiscalCalendar(MonthDay.parse("--" + fiscalYearStart));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "target-ledger.calendar.fiscal-year-start must be a month and one of its first 28 days, e.g. 04-01, was "
                            + fiscalYearStart,
                    e);
        }
    }
}
