package io.targetledger.graphql;

import java.util.List;
import java.util.function.LongSupplier;

import io.targetledger.projection.Slice;

/** A page of a list, as Relay defines it. */
public final class Connection<T> {

    private final Slice<T> slice;
    private final LongSupplier total;

    private Connection(Slice<T> slice, LongSupplier total) {
        this.slice = slice;
        this.total = total;
    }

    /** @param total number of rows in the whole list; asked only when the caller asks */
    public static <T> Connection<T> of(Slice<T> slice, LongSupplier total) {
        return new Connection<>(slice, total);
    }

    public List<Edge<T>> edges() {
        return slice.items().stream().map(Edge::new).toList();
    }

    public List<T> nodes() {
        return slice.values();
    }

    public PageInfo pageInfo() {
        List<Slice.Item<T>> items = slice.items();
        return new PageInfo(
                slice.hasNext(),
                slice.hasPrevious(),
                items.isEmpty() ? null : items.get(0).cursor(),
                items.isEmpty() ? null : items.get(items.size() - 1).cursor());
    }

    /** Number of rows in the whole list, not only on this page. */
    public int totalCount() {
        return Math.toIntExact(total.getAsLong());
    }
}
