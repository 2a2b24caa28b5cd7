package io.targetledger.trend;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.Reach;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import org.jspecify.annotations.Nullable;

/** The table {@code calendarDimension}: made, not recorded; its cursors are the days themselves. */
public final class CalendarDimension implements FactTable<CalendarDimensionRow> {

    static final String NAME = "calendarDimension";

    /** Days there are. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2049, 12, 31);

    private final FiscalCalendar fiscal;

    private CalendarDimension(FiscalCalendar fiscal) {
        this.fiscal = fiscal;
    }

    public static FactTable<CalendarDimensionRow> table(FiscalCalendar fiscal) {
        return new CalendarDimension(fiscal);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<CalendarDimensionRow> rowType() {
        return CalendarDimensionRow.class;
    }

    @Override
    public List<FactFilter> filters() {
        return List.of(
                FactFilter.from(
                        "from", "day", "day", "From this day on, inclusive; from 2000 on unless given.", "起始日（含）"),
                FactFilter.to("to", "day", "day", "Up to this day, inclusive; up to 2049 unless given.", "截止日（含）"));
    }

    @Override
    public Reach reach() {
        return Reach.NOBODY;
    }

    @Override
    public FactPage<CalendarDimensionRow> page(FactQuestion question, ReadPoint at) {
        LocalDate from = later(FIRST, given("from", question));
        LocalDate to = earlier(LAST, given("to", question));
        LocalDate before = question.after() == null ? from.minusDays(1) : dayOf(question.after());
        LocalDate day = later(from, before.plusDays(1));
        if (!wasThere(question)) {
            return new FactPage<>(List.of(), before.toString(), false);
        }
        List<CalendarDimensionRow> rows = new ArrayList<>();
        while (!day.isAfter(to) && rows.size() < question.size()) {
            rows.add(CalendarDimensionRow.of(day, fiscal));
            before = day;
            day = day.plusDays(1);
        }
        return new FactPage<>(rows, before.toString(), !day.isAfter(to));
    }

    /** Whether days are among what was changed: they were there before everything. */
    private static boolean wasThere(FactQuestion question) {
        Long position = question.changedAfterPosition();
        Instant from = question.changedFrom();
        Instant to = question.changedTo();
        return (position == null || position < 0)
                && (from == null || !from.isAfter(Instant.EPOCH))
                && (to == null || to.isAfter(Instant.EPOCH));
    }

    private static @Nullable LocalDate given(String name, FactQuestion question) {
        return (LocalDate) question.filter().get(name);
    }

    private static LocalDate dayOf(String cursor) {
        if (cursor.matches("\\d{4}-\\d{2}-\\d{2}")) {
            try {
                return LocalDate.parse(cursor);
            } catch (DateTimeException e) {
                // Said below.
            }
        }
        String shown = cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "…";
        throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", shown));
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
