package io.targetledger.odata;

import java.math.BigDecimal;
import java.util.function.Function;

import io.targetledger.fact.Column;
import org.jspecify.annotations.Nullable;

/**
 * Part of an expression, worked out for a row: a {@code String}, {@code BigDecimal}, {@code LocalDate}, {@code Instant} or
 * {@code Boolean}; null for null.
 */
@FunctionalInterface
interface Term {

    @Nullable
    Object of(Record row);

    static Term constant(@Nullable Object value) {
        return row -> value;
    }

    static Term of(Column column) {
        return row -> comparable(column.of(row));
    }

    default boolean holds(Record row) {
        return Boolean.TRUE.equals(of(row));
    }

    /** Null where this is null. */
    default Term then(Function<Object, Object> function) {
        return row -> {
            Object value = of(row);
            return value == null ? null : function.apply(value);
        };
    }

    /** Numbers of all kinds compare as what they are. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number && !(value instanceof BigDecimal)
                ? BigDecimal.valueOf(number.longValue())
                : value;
    }

    /** Nulls come first. Texts compare by their code units. */
    @SuppressWarnings("unchecked")
    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
