package io.targetledger.projection;

import java.time.Instant;

import com.mongodb.client.model.Updates;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * One version of one view, and where it is true: at the ledger positions P and, of views that are made {@link
 * BusinessTime.ByEvents by events}, the business times T for which
 *
 * <pre>from ≤ P &lt; gone and since ≤ T and (P &lt; to or T &lt; until)</pre>
 *
 * <p>A read without T finds {@code from ≤ P < to}.
 *
 * @param from position of the event that made the row
 * @param to position of the event that replaced this version; {@link #IN_FORCE} while none has; {@link #CORRECTED} where it
 *     is true for reads with T only: what an event that came late made of what was known already
 * @param since when the latest of its events was effective; null where rows have no T
 * @param until when the event that replaced it was effective; null while none has
 * @param gone position of the event that came late and made it untrue from then on; {@link #IN_FORCE} while none has
 */
record Row<V>(
        Versioned<V> versioned,
        long from,
        long to,
        @Nullable Instant since,
        @Nullable Instant until,
        long gone) {

    /** {@code to} of rows still in force, and {@code gone} of rows still true. */
    static final long IN_FORCE = Long.MAX_VALUE;

    /** No position is before it, so that no read without T finds the row. */
    static final long CORRECTED = -1;

    static <V> Row<V> inForce(Versioned<V> versioned, @Nullable Instant since) {
        return new Row<>(versioned, versioned.position(), IN_FORCE, since, null, IN_FORCE);
    }

    /** What is true between two business times from a position on, by an event that came late. */
    static <V> Row<V> corrected(Versioned<V> versioned, long from, Instant since, Instant until) {
        return new Row<>(versioned, from, CORRECTED, since, until, IN_FORCE);
    }

    Row<V> ended(long position, @Nullable Instant effective) {
        return new Row<>(versioned, from, position, since, effective, gone);
    }

    Row<V> gone(long position) {
        return new Row<>(versioned, from, to, since, until, Math.min(gone, position));
    }

    /** What {@link #ended} does, of the row as stored. */
    static Bson ending(long position, @Nullable Instant effective) {
        Bson ended = Updates.min(RowCodec.TO, position);
        return effective == null ? ended : Updates.combine(ended, Updates.set(RowCodec.UNTIL, effective));
    }

    String key() {
        return versioned.key();
    }

    /** Rows are named by what they hold, so that writing one again writes the same. */
    String id() {
        String id = key() + "@" + from;
        return to == CORRECTED && since != null ? id + "~" + since.toEpochMilli() : id;
    }
}
