package io.targetledger.trend;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.projection.UnanswerableRead;

/** How time is divided. Weeks are those of ISO 8601, from Monday. */
public enum Bucketing {
    DAY {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return day;
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return start.toString();
        }
    },
    WEEK {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "%d-W%02d"
                    .formatted(start.get(IsoFields.WEEK_BASED_YEAR), start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },
    MONTH {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "%d-%02d".formatted(start.getYear(), start.getMonthValue());
        }
    },
    QUARTER {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return day.with(IsoFields.DAY_OF_QUARTER, 1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(3);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "%d-Q%d".formatted(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR));
        }
    },
    YEAR {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return day.withDayOfYear(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusYears(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return String.valueOf(start.getYear());
        }
    },
    FISCAL_PERIOD {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return fiscal.startOf(1, day);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "FY%d-P%02d".formatted(fiscal.nameOfYear(start), fiscal.numberOf(1, start));
        }
    },
    FISCAL_QUARTER {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return fiscal.startOf(3, day);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(3);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "FY%d-Q%d".formatted(fiscal.nameOfYear(start), fiscal.numberOf(3, start));
        }
    },
    FISCAL_YEAR {
        @Override
        LocalDate startOf(LocalDate day, FiscalCalendar fiscal) {
            return fiscal.yearOf(day);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusYears(1);
        }

        @Override
        String label(LocalDate start, FiscalCalendar fiscal) {
            return "FY" + fiscal.nameOfYear(start);
        }
    };

    /** More is no picture any more; a year by day, and a week to spare. */
    static final int MOST_BUCKETS = 373;

    abstract LocalDate startOf(LocalDate day, FiscalCalendar fiscal);

    abstract LocalDate next(LocalDate start);

    abstract String label(LocalDate start, FiscalCalendar fiscal);

    /**
     * Whole buckets but for the first and last, which begin and end with the days asked for.
     *
     * @throws UnanswerableRead {@code TREND_TOO_MANY_BUCKETS}
     */
    public List<Bucket> between(LocalDate from, LocalDate to, FiscalCalendar fiscal) {
        List<Bucket> buckets = new ArrayList<>();
        for (LocalDate start = startOf(from, fiscal); !start.isAfter(to); start = next(start)) {
            if (buckets.size() == MOST_BUCKETS) {
                throw new UnanswerableRead("TREND_TOO_MANY_BUCKETS", Map.of("bucket", this, "allowed", MOST_BUCKETS));
            }
            LocalDate end = next(start).minusDays(1);
            LocalDate first = start.isBefore(from) ? from : start;
            LocalDate last = end.isAfter(to) ? to : end;
            buckets.add(new Bucket(
                    label(start, fiscal), first, last, !(first.equals(start) && last.equals(end)), buckets.size()));
        }
        return buckets;
    }
}
