package io.targetledger.shared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * First and last day, both inclusive; at most ten years, between 1900 and 2199.
 *
 * <p>Refused with {@code PERIOD_ENDS_BEFORE_START}, {@code PERIOD_TOO_LONG} or {@code DATE_OUT_OF_RANGE}.
 */
public record Period(LocalDate start, LocalDate end) {

    private static final int MOST_YEARS = 10;

    public Period {
        Dates.checked("period.start", start);
        Dates.checked("period.end", end);
        if (end.isBefore(start)) {
            throw new Refusal("PERIOD_ENDS_BEFORE_START", "period", Map.of("start", start, "end", end));
        }
        if (!end.isBefore(start.plusYears(MOST_YEARS))) {
            throw new Refusal(
                    "PERIOD_TOO_LONG", "period", Map.of("start", start, "end", end, "allowedYears", MOST_YEARS));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    public boolean overlaps(Period other) {
        return !start.isAfter(other.end) && !other.start.isAfter(end);
    }

    /** Number of days, first and last included. */
    public long days() {
        return ChronoUnit.DAYS.between(start, end) + 1;
    }

    /**
     * The period before of the same length: whole calendar months before a period of whole months (the quarter before a
     * quarter), else as many days.
     */
    public Period previous() {
        LocalDate behind = end.plusDays(1);
        if (start.getDayOfMonth() == 1 && behind.getDayOfMonth() == 1) {
            return new Period(start.minusMonths(ChronoUnit.MONTHS.between(start, behind)), start.minusDays(1));
        }
        return new Period(start.minusDays(days()), start.minusDays(1));
    }

    /**
     * Elapsed share of the period on a day: elapsed days, that day included, ÷ days of the period; 0 before it, 1 after
     * it; at most six decimals.
     */
    public BigDecimal elapsedShare(LocalDate today) {
        return Numbers.ratio(BigDecimal.valueOf(elapsedDays(today)), BigDecimal.valueOf(days()));
    }

    /** Days of the period elapsed on a day, that day included: 0 before it, all of them after it. */
    public long elapsedDays(LocalDate today) {
        return Math.max(0, Math.min(days(), ChronoUnit.DAYS.between(start, today) + 1));
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}
