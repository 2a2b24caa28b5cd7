package io.targetledger.projection;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One version of a view, with what every view has.
 *
 * @param version number of events folded into it, from 1; for a view of one aggregate also that aggregate's version
 * @param createdAt when the first of them was recorded
 * @param updatedAt when the latest of them was recorded
 * @param position ledger position of the latest of them, from which on this version is in force
 */
public record Versioned<V>(String key, V view, long version, Instant createdAt, Instant updatedAt, long position) {

    /** The same version, shown in part. */
    public Versioned<V> with(V shown) {
        return new Versioned<>(key, shown, version, createdAt, updatedAt, position);
    }

    /** The version after one more event; null where the event leaves no view. */
    static <V, E> @Nullable Versioned<V> evolve(
            Fold<V, E> fold, String key, @Nullable Versioned<V> before, E event, EventContext context) {
        V after = fold.evolve(key, before == null ? null : before.view(), event, context);
        if (after == null) {
            return null;
        }
        return new Versioned<>(
                key,
                after,
                before == null ? 1 : before.version() + 1,
                before == null ? context.recordedAt() : before.createdAt(),
                context.recordedAt(),
                context.position());
    }
}
