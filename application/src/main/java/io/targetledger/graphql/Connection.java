package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** A page of a list, as Relay defines it. */
public final class Connection<T> {

    private final List<Edge<T>> edges;
    private final PageInfo pageInfo;
    private final IntSupplier total;

    private Connection(List<Edge<T>> edges, PageInfo pageInfo, IntSupplier total) {
        this.edges = edges;
        this.pageInfo = pageInfo;
        this.total = total;
    }

    /**
     * A page of rows read from the database.
     *
     * @param found rows in the direction of {@link PageArguments#forward()}, starting beyond the cursor; up to {@link
     *     PageArguments#fetch()} of them, one more than the page holds
     * @param cursor what points at a row
     * @param total number of rows in the whole list; asked only when the caller asks
     */
    public static <T> Connection<T> of(
            PageArguments page, List<T> found, Function<T, Cursor> cursor, IntSupplier total) {
        boolean more = found.size() > page.limit();
        List<T> rows = new ArrayList<>(more ? found.subList(0, page.limit()) : found);
        if (!page.forward()) {
            Collections.reverse(rows);
        }
        List<Edge<T>> edges = rows.stream()
                .map(row -> new Edge<>(cursor.apply(row).encoded(), row))
                .toList();
        boolean beyondCursor = page.hasCursor();
        return new Connection<>(
                edges,
                new PageInfo(
                        page.forward() ? more : beyondCursor,
                        page.forward() ? beyondCursor : more,
                        edges.isEmpty() ? null : edges.get(0).cursor(),
                        edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor()),
                total);
    }

    /** A page of a list that is in memory as a whole; cursors are places in it. */
    public static <T> Connection<T> ofAll(PageArguments page, List<T> all) {
        int size = all.size();
        List<Integer> places = new ArrayList<>();
        int beyond = page.cursor("place").map(keys -> placeOf(keys, size)).orElse(page.forward() ? -1 : size);
        int step = page.forward() ? 1 : -1;
        for (int place = beyond + step; place >= 0 && place < size && places.size() < page.fetch(); place += step) {
            places.add(place);
        }
        Connection<Integer> connection = of(page, places, place -> Cursor.of("place", place), () -> size);
        return new Connection<>(
                connection.edges.stream()
                        .map(edge -> new Edge<>(edge.cursor(), all.get(edge.node())))
                        .toList(),
                connection.pageInfo,
                connection.total);
    }

    private static int placeOf(List<String> keys, int size) {
        try {
            return Math.max(-1, Math.min(size, Integer.parseInt(keys.get(0))));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Cursor.unreadable();
        }
    }

    public List<Edge<T>> edges() {
        return edges;
    }

    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    public PageInfo pageInfo() {
        return pageInfo;
    }

    /** Number of rows in the whole list, not only on this page. */
    public int totalCount() {
        return total.getAsInt();
    }
}
