package io.targetledger.graphql;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for; declare it as a parameter of a controller method whose field has {@code first,
 * after, last, before}.
 */
public final class PageArguments {

    private final int limit;
    private final boolean forward;
    private final @Nullable Cursor cursor;

    private PageArguments(int limit, boolean forward, @Nullable Cursor cursor) {
        this.limit = limit;
        this.forward = forward;
        this.cursor = cursor;
    }

    /** @throws BadUserInput if negative, too large, from both ends at once, or with a cursor that is none */
    static PageArguments of(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before,
            int defaultSize,
            int maxSize) {
        if (first != null && last != null) {
            throw new BadUserInput(
                    "first and last exclude each other, were first: %d, last: %d; give first (with after) to"
                                    .formatted(first, last)
                            + " page forwards or last (with before) to page backwards");
        }
        if (last == null && before != null) {
            throw new BadUserInput("before goes with last; to page forwards use first and after");
        }
        if (last != null && after != null) {
            throw new BadUserInput("after goes with first; to page backwards use last and before");
        }
        boolean forward = last == null;
        Integer asked = forward ? first : last;
        int limit = asked == null ? defaultSize : asked;
        if (limit < 0 || limit > maxSize) {
            throw new BadUserInput("%s must be between 0 and %d, was %d; ask for more by paging with %s"
                    .formatted(forward ? "first" : "last", maxSize, limit, forward ? "after" : "before"));
        }
        String encoded = forward ? after : before;
        return new PageArguments(limit, forward, encoded == null ? null : Cursor.decode(encoded));
    }

    /** The first rows of a list. */
    public static PageArguments first(int limit) {
        return new PageArguments(limit, true, null);
    }

    /** Most rows on the page; may be 0. */
    public int limit() {
        return limit;
    }

    /** How many rows to read: one more than the page holds, to know whether there are more. */
    public int fetch() {
        return limit + 1;
    }

    /** Whether rows are read in the list's order; otherwise they are read in the reverse order. */
    public boolean forward() {
        return forward;
    }

    /**
     * Keys of the row to start beyond, in reading direction; nothing to start at the end.
     *
     * @param list the list and order the keys must belong to
     * @throws BadUserInput if the cursor is of another list or order
     */
    public Optional<List<String>> cursor(String list) {
        if (cursor != null && !cursor.list().equals(list)) {
            throw Cursor.ofAnotherList();
        }
        return Optional.ofNullable(cursor).map(Cursor::keys);
    }

    boolean hasCursor() {
        return cursor != null;
    }
}
