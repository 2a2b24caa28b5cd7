package io.targetledger.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.targetledger.shared.Period;

/** How long a goal's period is. A year's goal and a quarter's are never added up: one deal counts for both. */
public enum Term {
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR,
    /** Any other length. */
    OTHER;

    /** By whole months from whichever day it starts on. */
    public static Term of(Period period) {
        LocalDate behind = period.end().plusDays(1);
        long months = ChronoUnit.MONTHS.between(period.start(), behind);
        if (!period.start().plusMonths(months).equals(behind)) {
            return OTHER;
        }
        return switch ((int) months) {
            case 1 -> MONTH;
            case 3 -> QUARTER;
            case 6 -> HALF_YEAR;
            case 12 -> YEAR;
            default -> OTHER;
        };
    }
}
