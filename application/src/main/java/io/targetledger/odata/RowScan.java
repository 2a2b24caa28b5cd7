package io.targetledger.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the rows of a table for those that a condition holds for, and looks at no more of them than one request may.
 *
 * @param question what the table selects by itself
 * @param condition what must hold besides; null for all
 */
record RowScan<R extends Record & FactRow>(
        FactTable<R> table,
        FactQuestion question,
        @Nullable Predicate<Record> condition,
        ReadPoint at,
        ODataLimits limits) {

    private static final int FIRST_LOOK = 1_000;

    /**
     * Part of what was asked for.
     *
     * @param next cursor behind it; null when there is nothing more, or nobody asks
     * @param toSkip rows still to be left out behind it
     */
    record Found<R>(List<R> rows, @Nullable String next, long toSkip) {}

    /**
     * Rows in the order of the table. Fewer than wanted with something next: so many rows were looked at that the rest is for
     * another request.
     *
     * @param most from 1
     * @param goesOn whether the place behind the rows is wanted
     */
    Found<R> page(@Nullable String cursor, long skip, int most, boolean goesOn) {
        List<R> found = new ArrayList<>();
        @Nullable String place = cursor;
        long toSkip = skip;
        int look = FIRST_LOOK;
        for (int read = 0; read < limits.maxRowsRead(); ) {
            int wanted = condition == null ? (int) Math.min(FactTable.MOST_ROWS, toSkip + most - found.size()) : look;
            FactPage<R> page = table.page(question.after(place).ofSize(wanted), at);
            for (int i = 0; i < page.rows().size(); i++) {
                R row = page.rows().get(i);
                if (condition != null && !condition.test(row)) {
                    continue;
                }
                if (toSkip > 0) {
                    toSkip--;
                    continue;
                }
                found.add(row);
                if (found.size() == most) {
                    return new Found<>(found, goesOn ? behind(page, place, i + 1) : null, 0);
                }
            }
            if (!page.hasNextPage()) {
                return new Found<>(found, null, 0);
            }
            read += page.rows().size();
            place = page.endCursor();
            look = Math.min(2 * look, FactTable.MOST_ROWS);
        }
        return new Found<>(found, place, toSkip);
    }

    private @Nullable String behind(FactPage<R> page, @Nullable String place, int rows) {
        if (rows < page.rows().size()) {
            return table.page(question.after(place).ofSize(rows), at).endCursor();
        }
        return page.hasNextPage() ? page.endCursor() : null;
    }

    /** @throws Refusal {@code ODATA_TOO_MANY_ROWS} */
    long count() {
        long[] count = {0};
        everyRow("$count", row -> count[0]++);
        return count[0];
    }

    /**
     * The row of that key, whichever it is.
     *
     * @throws Refusal {@code ODATA_TOO_MANY_ROWS}
     */
    @Nullable
    R only() {
        Found<R> found = page(null, 0, 1, false);
        if (found.rows().isEmpty() && found.next() != null) {
            throw tooMany(FactModel.KEY, limits.maxRowsRead());
        }
        return found.rows().isEmpty() ? null : found.rows().get(0);
    }

    /**
     * The first rows in another order; among equals, that of the table.
     *
     * @param most null for all
     * @throws Refusal {@code ODATA_TOO_MANY_ROWS}
     */
    List<R> sorted(Comparator<Record> order, @Nullable Long most) {
        int kept = limits.maxRowsSorted();
        boolean all = most == null || most > kept;
        int needed = all || most == null ? kept : most.intValue();
        List<R> rows = new ArrayList<>();
        everyRow("$orderby", row -> {
            rows.add(row);
            if (rows.size() > (all ? kept : 2 * Math.max(needed, FIRST_LOOK))) {
                if (all) {
                    throw tooMany("$orderby", kept);
                }
                rows.sort(order);
                rows.subList(needed, rows.size()).clear();
            }
        });
        rows.sort(order);
        return rows.subList(0, Math.min(needed, rows.size()));
    }

    private interface Each<R> {
        void row(R row);
    }

    private void everyRow(String option, Each<R> each) {
        @Nullable String place = null;
        for (int read = 0; read < limits.maxRowsRead(); ) {
            FactPage<R> page = table.page(question.after(place).ofSize(FactTable.MOST_ROWS), at);
            page.rows().stream()
                    .filter(row -> condition == null || condition.test(row))
                    .forEach(each::row);
            if (!page.hasNextPage()) {
                return;
            }
            read += page.rows().size();
            place = page.endCursor();
        }
        throw tooMany(option, limits.maxRowsRead());
    }

    private Refusal tooMany(String option, int allowed) {
        return new Refusal(
                "ODATA_TOO_MANY_ROWS",
                option,
                Map.of("given", option, "field", table.name(), "allowed", Integer.toString(allowed)));
    }
}
