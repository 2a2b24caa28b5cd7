package io.targetledger.fact;

import java.util.Set;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Of whom the rows of a table are.
 *
 * @param path of the unit or person in the view, where the view says it: the database then finds no others
 * @param unitOf the unit or person a row is of, where only the row says it; null if that is not known
 */
record Membership<R>(
        Reach reach, @Nullable String path, @Nullable Function<R, @Nullable String> unitOf) {

    static <R> Membership<R> ofEverybody() {
        return new Membership<>(Reach.EVERYBODY, null, null);
    }

    static <R> Membership<R> ofNobody() {
        return new Membership<>(Reach.NOBODY, null, null);
    }

    static <R> Membership<R> at(String path) {
        return new Membership<>(Reach.UNITS, path, null);
    }

    static <R> Membership<R> in(Function<R, @Nullable String> unitOf) {
        return new Membership<>(Reach.UNITS, null, unitOf);
    }

    /** What views must be to have rows of these members; more than theirs may be left to {@link #shows}. */
    Bson condition(String table, @Nullable Set<String> within) {
        if (within != null && reach == Reach.EVERYBODY) {
            throw new IllegalStateException(table + " does not tell of whom its rows are");
        }
        return within == null || path == null ? Filters.empty() : Filters.in(path, within);
    }

    boolean shows(R row, @Nullable Set<String> within) {
        if (within == null || unitOf == null) {
            return true;
        }
        @Nullable String unit = unitOf.apply(row);
        return unit != null && within.contains(unit);
    }
}
