package io.targetledger.projection;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A list sorted in memory, paged like one read from the database: ordered by a value, then by key. A cursor is a place
 * between items, so it stays good when the item it was made of moves or goes.
 */
public final class SortedList<T> {

    private static final Comparator<Cursor> BY_VALUE = Comparator.comparing(
            cursor -> comparable(cursor.value()), Comparator.nullsFirst(SortedList::compareSameType));
    private static final Comparator<Cursor> ASCENDING = BY_VALUE.thenComparing(Cursor::key);

    private final List<Placed<T>> sorted;
    private final Order order;
    private final Comparator<Cursor> comparator;

    private SortedList(List<Placed<T>> sorted, Order order, Comparator<Cursor> comparator) {
        this.sorted = sorted;
        this.order = order;
        this.comparator = comparator;
    }

    /**
     * Items without a value come first when ascending.
     *
     * @param value what the list is ordered by: text, decimals, dates or moments, one of these for all items
     */
    public static <T> SortedList<T> by(
            List<T> items, Function<T, @Nullable Comparable<?>> value, Function<T, String> key, Order order) {
        Comparator<Cursor> comparator = order.descending() ? ASCENDING.reversed() : ASCENDING;
        return new SortedList<>(
                items.stream()
                        .map(item ->
                                new Placed<>(item, new Cursor(order.name(), bson(value.apply(item)), key.apply(item))))
                        .sorted(Comparator.comparing(Placed::place, comparator))
                        .toList(),
                order,
                comparator);
    }

    /** @throws UnanswerableRead {@code CURSOR_INVALID} */
    public Slice<T> page(PageRequest request) {
        int from = 0;
        int to = sorted.size();
        if (request.after() != null) {
            Cursor after = Cursor.decoded(request.after(), order.name());
            from = (int) sorted.stream()
                    .filter(placed -> comparator.compare(placed.place(), after) <= 0)
                    .count();
        }
        if (request.before() != null) {
            Cursor before = Cursor.decoded(request.before(), order.name());
            to = (int) sorted.stream()
                    .filter(placed -> comparator.compare(placed.place(), before) < 0)
                    .count();
        }
        if (from > to) {
            return new Slice<>(List.of(), false, false);
        }
        int first = request.backward() ? Math.max(from, to - request.size()) : from;
        int last = request.backward() ? to : Math.min(to, from + request.size());
        List<Slice.Item<T>> items = sorted.subList(first, last).stream()
                .map(placed -> new Slice.Item<>(placed.item(), placed.place()::encoded))
                .toList();
        return new Slice<>(items, last < sorted.size(), first > 0);
    }

    private record Placed<T>(T item, Cursor place) {}

    private static BsonValue bson(@Nullable Comparable<?> value) {
        if (value == null) {
            return BsonNull.VALUE;
        }
        if (value instanceof BigDecimal number) {
            return new BsonDecimal128(new Decimal128(number));
        }
        if (value instanceof LocalDate day) {
            return new BsonDateTime(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        }
        if (value instanceof Instant moment) {
            return new BsonDateTime(moment.toEpochMilli());
        }
        return new BsonString(value.toString());
    }

    private static @Nullable Comparable<?> comparable(BsonValue value) {
        return switch (value.getBsonType()) {
            case NULL -> null;
            case DECIMAL128 -> value.asDecimal128().getValue().bigDecimalValue();
            case DATE_TIME -> value.asDateTime().getValue();
            case INT32 -> (long) value.asInt32().getValue();
            case INT64 -> value.asInt64().getValue();
            default -> value.asString().getValue();
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compareSameType(Comparable one, Comparable other) {
        return one.getClass() == other.getClass()
                ? one.compareTo(other)
                : one.getClass().getName().compareTo(other.getClass().getName());
    }
}
