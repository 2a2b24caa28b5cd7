package io.targetledger.projection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.bson.BsonNull;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/** A list sorted in memory, paged like one read from the database: ordered by a value, then by key. */
public final class SortedList<T> {

    private final List<T> sorted;
    private final Function<T, @Nullable Comparable<?>> value;
    private final Function<T, String> key;

    private SortedList(List<T> sorted, Function<T, @Nullable Comparable<?>> value, Function<T, String> key) {
        this.sorted = sorted;
        this.value = value;
        this.key = key;
    }

    /** Items without a value come first when ascending. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static <T> SortedList<T> by(
            List<T> items, Function<T, @Nullable Comparable<?>> value, Function<T, String> key, boolean descending) {
        Comparator<T> byValue = Comparator.comparing(
                item -> (Comparable) value.apply(item), Comparator.nullsFirst(Comparator.naturalOrder()));
        Comparator<T> order = byValue.thenComparing(key);
        return new SortedList<>(
                items.stream().sorted(descending ? order.reversed() : order).toList(), value, key);
    }

    /** @throws UnanswerableRead {@code CURSOR_INVALID} */
    public Slice<T> page(PageRequest request) {
        int from = request.after() == null ? 0 : placeOf(request.after()) + 1;
        int to = request.before() == null ? sorted.size() : placeOf(request.before());
        if (from > to) {
            return new Slice<>(List.of(), false, false);
        }
        int first = request.backward() ? Math.max(from, to - request.size()) : from;
        int last = request.backward() ? to : Math.min(to, from + request.size());
        List<Slice.Item<T>> items = sorted.subList(first, last).stream()
                .map(item -> new Slice.Item<>(item, cursorOf(item).encoded()))
                .toList();
        return new Slice<>(items, last < sorted.size(), first > 0);
    }

    /** Place of the item the cursor names; an item is known by its key. */
    private int placeOf(String encoded) {
        Cursor cursor = Cursor.decoded(encoded);
        for (int i = 0; i < sorted.size(); i++) {
            if (key.apply(sorted.get(i)).equals(cursor.key())) {
                return i;
            }
        }
        throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", encoded));
    }

    private Cursor cursorOf(T item) {
        Comparable<?> sortedBy = value.apply(item);
        return new Cursor(sortedBy == null ? BsonNull.VALUE : new BsonString(sortedBy.toString()), key.apply(item));
    }
}
