package io.targetledger.trend;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;

/** A row of {@code calendarDimension}. */
@Meaning(en = "A day of the calendar, with the fiscal calendar of the business; never changed.", zh = "日历维度行")
public record CalendarDimensionRow(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "日期") LocalDate day,

        @Meaning(en = "Calendar year.", zh = "年") int year,

        @Meaning(en = "Of the calendar year, 1 to 4.", zh = "季度")
        int quarter,

        @Meaning(en = "1 to 12.", zh = "月") int month,

        @Meaning(en = "1 to 31.", zh = "日") int dayOfMonth,

        @Meaning(en = "1 for Monday to 7 for Sunday.", zh = "星期（1 为周一）")
        int dayOfWeek,

        @Meaning(en = "Saturday or Sunday.", zh = "周末") boolean weekend,

        @Meaning(en = "Year of the ISO 8601 week.", zh = "ISO 周所属年")
        int isoWeekYear,

        @Meaning(en = "ISO 8601 week, 1 to 53.", zh = "ISO 周")
        int isoWeek,

        @Meaning(en = "Named after the calendar year it ends in.", zh = "财年")
        int fiscalYear,

        @Meaning(en = "1 to 4.", zh = "财季") int fiscalQuarter,

        @Meaning(en = "Fiscal month, 1 to 12.", zh = "财月") int fiscalPeriod,

        @Meaning(en = "First day of the fiscal year.", zh = "财年首日")
        LocalDate fiscalYearStart,

        @Meaning(en = "First day of the fiscal quarter.", zh = "财季首日")
        LocalDate fiscalQuarterStart,

        @Meaning(en = "First day of the fiscal month.", zh = "财月首日")
        LocalDate fiscalPeriodStart,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static CalendarDimensionRow of(LocalDate day, FiscalCalendar fiscal) {
        return new CalendarDimensionRow(
                RowKey.of(CalendarDimension.NAME, day),
                day,
                day.getYear(),
                day.get(IsoFields.QUARTER_OF_YEAR),
                day.getMonthValue(),
                day.getDayOfMonth(),
                day.getDayOfWeek().getValue(),
                day.getDayOfWeek().getValue() > 5,
                day.get(IsoFields.WEEK_BASED_YEAR),
                day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                fiscal.nameOfYear(day),
                fiscal.numberOf(3, fiscal.startOf(3, day)),
                fiscal.numberOf(1, fiscal.startOf(1, day)),
                fiscal.yearOf(day),
                fiscal.startOf(3, day),
                fiscal.startOf(1, day),
                0,
                Instant.EPOCH,
                false);
    }
}
