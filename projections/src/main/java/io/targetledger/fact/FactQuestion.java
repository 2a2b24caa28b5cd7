package io.targetledger.fact;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are asked for.
 *
 * @param filter by the name of a {@link FactFilter}: a {@code String} for ids and texts, a {@code LocalDate} for dates
 * @param after cursor to start behind; null for the beginning
 * @param size most rows wanted, from 0
 * @param changedAfterPosition only rows changed after it, those that were deleted included; null for all
 * @param changedFrom likewise by time, inclusive
 * @param changedTo likewise by time, exclusive
 * @param within ids of the units and people whose rows may be shown; null for everybody's
 */
public record FactQuestion(
        Map<String, Object> filter,
        @Nullable String after,
        int size,
        @Nullable Long changedAfterPosition,
        @Nullable Instant changedFrom,
        @Nullable Instant changedTo,
        @Nullable Set<String> within) {

    public static final FactQuestion ALL = new FactQuestion(Map.of(), null, 1_000, null, null, null);

    public FactQuestion {
        filter = Map.copyOf(filter);
        within = within == null ? null : Set.copyOf(within);
    }

    public FactQuestion(
            Map<String, Object> filter,
            @Nullable String after,
            int size,
            @Nullable Long changedAfterPosition,
            @Nullable Instant changedFrom,
            @Nullable Instant changedTo) {
        this(filter, after, size, changedAfterPosition, changedFrom, changedTo, null);
    }

    /** Of these members only. */
    public FactQuestion within(Set<String> members) {
        return new FactQuestion(filter, after, size, changedAfterPosition, changedFrom, changedTo, members);
    }

    public FactQuestion after(@Nullable String cursor) {
        return new FactQuestion(filter, cursor, size, changedAfterPosition, changedFrom, changedTo, within);
    }

    public FactQuestion ofSize(int rows) {
        return new FactQuestion(filter, after, rows, changedAfterPosition, changedFrom, changedTo, within);
    }

    public FactQuestion changedAfter(long position) {
        return new FactQuestion(filter, after, size, position, changedFrom, changedTo, within);
    }

    public FactQuestion changedBetween(@Nullable Instant from, @Nullable Instant to) {
        return new FactQuestion(filter, after, size, changedAfterPosition, from, to, within);
    }

    public FactQuestion filtered(Map<String, Object> by) {
        return new FactQuestion(by, after, size, changedAfterPosition, changedFrom, changedTo, within);
    }
}
