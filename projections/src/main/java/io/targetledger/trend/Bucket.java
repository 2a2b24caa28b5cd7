package io.targetledger.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.targetledger.shared.Period;

/**
 * One stretch of time of a trend.
 *
 * @param label e.g. {@code 2026-03}, {@code 2026-W10}, {@code 2026-Q1}, {@code FY2026-P12}
 * @param partial whether days of it were not asked for
 * @param number its place in the trend, from 0
 */
public record Bucket(String label, LocalDate start, LocalDate end, boolean partial, int number) {

    boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }

    /** Whether they share at least half of the shorter of the two: so a week between two quarters belongs to one of them. */
    boolean sharesHalfWith(Period period) {
        LocalDate first = start.isAfter(period.start()) ? start : period.start();
        LocalDate last = end.isBefore(period.end()) ? end : period.end();
        long shared = ChronoUnit.DAYS.between(first, last) + 1;
        long shorter = Math.min(ChronoUnit.DAYS.between(start, end) + 1, period.days());
        return shared > 0 && shared * 2 >= shorter;
    }
}
