package io.targetledger.projection;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.projection.LateEvents.Late;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

/**
 * Folds batches of events into the rows of one view.
 *
 * <p>Everything it writes is determined by the events alone and written so that doing it again, or doing it late,
 * changes nothing: rows are inserted only where they are missing, and {@code to} only ever falls from "in force" to the
 * one position that ends the version, as {@code gone} does to the one that makes it untrue. So a batch cut off by a crash is simply folded again, and two processes folding
 * the same events do no harm.
 */
final class ViewWriter<V, E> {

    private static final IndexModel BY_KEY = new IndexModel(Indexes.ascending(RowCodec.KEY, RowCodec.TO));

    private static final int MOST_KEPT = 4_096;
    private static final long UNKNOWN = -1;

    private final Fold<V, E> fold;
    private final MongoCollection<Row<V>> rows;
    private final Quarantine quarantine;
    private final LateEvents<V, E> lateEvents;

    /**
     * Versions in force at the position {@link #keptAt}, those touched last. They follow from the events up to there
     * alone, so they are good there whichever process wrote them.
     */
    private final LinkedHashMap<String, Row<V>> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long keptAt = UNKNOWN;

    /** @param zone of the business: when its days begin */
    ViewWriter(Fold<V, E> fold, MongoCollection<Row<V>> rows, ZoneId zone, Quarantine quarantine) {
        this.fold = fold;
        this.rows = rows;
        this.quarantine = quarantine;
        this.lateEvents = new LateEvents<>(fold, zone, rows);
    }

    Fold<V, E> fold() {
        return fold;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    LateEvents<V, E> lateEvents() {
        return lateEvents;
    }

    void createIndexes() {
        List<IndexModel> indexes = new ArrayList<>(fold.indexes());
        indexes.add(BY_KEY);
        rows.createIndexes(indexes);
    }

    /** The one index that {@link #inForce(Set)} needs. */
    void createKeyIndex() {
        rows.createIndexes(List.of(BY_KEY));
    }

    void drop() {
        rows.drop();
    }

    /**
     * Folds events that follow everything folded so far; at most one read and one write, whatever their number, and those of
     * {@link LateEvents} for events that come late.
     *
     * @param position up to which this view is folded already
     * @return whether any event was one of this fold's
     */
    boolean advance(List<Occurrence> events, long position) {
        if (keptAt != position) {
            kept.clear();
        }
        keptAt = UNKNOWN;
        List<Touch<E>> touches = touches(events);
        if (!touches.isEmpty()) {
            keepWhatIsTouched(touches, position);
            fold(touches);
            forgetWhatIsQuiet();
        }
        keptAt = events.isEmpty()
                ? position
                : events.get(events.size() - 1).context().position();
        return !touches.isEmpty();
    }

    private void fold(List<Touch<E>> touches) {
        Map<String, Row<V>> written = new HashMap<>();
        List<WriteModel<Row<V>>> writes = new ArrayList<>();
        List<Late<E>> late = new ArrayList<>();
        for (Touch<E> touch : touches) {
            if (quarantine.holdsBack(touch.key(), touch.context().position())) {
                continue;
            }
            Row<V> before = kept.get(touch.key());
            Quarantine.Outcome<V> outcome = quarantine.evolve(fold, before == null ? null : before.versioned(), touch);
            if (outcome.failed()) {
                continue;
            }
            Versioned<V> after = outcome.after();
            Instant effective = lateEvents.effective(touch);
            Instant since = LateEvents.since(before, effective);
            if (before != null) {
                end(before, touch.context().position(), since, written, writes);
            }
            if (effective != null && LateEvents.isLate(before, effective)) {
                late.add(new Late<>(touch, effective));
            }
            if (after == null) {
                kept.remove(touch.key());
            } else {
                Row<V> row = Row.inForce(after, since);
                kept.put(touch.key(), row);
                written.put(row.id(), row);
            }
        }
        written.values().forEach(row -> writes.add(LateEvents.insertIfMissing(rows, row)));
        if (!writes.isEmpty()) {
            write(writes);
        }
        lateEvents.correct(late);
    }

    /**
     * Goes on with a view that stood still.
     *
     * @param events all those behind the one it stood at, that one included, a part at a time
     * @return whether it came to their end
     */
    boolean resume(String key, Iterable<List<Occurrence>> events) {
        kept.remove(key);
        quarantine.release(key);
        inForce(Set.of(key)).forEach(kept::put);
        for (List<Occurrence> some : events) {
            List<Touch<E>> own = touches(some).stream()
                    .filter(touch -> touch.key().equals(key))
                    .toList();
            if (!own.isEmpty()) {
                fold(own);
            }
        }
        return !quarantine.standsStill(key);
    }

    /** Forgets what it holds in memory of rows that others have replaced. */
    void forget() {
        kept.clear();
        keptAt = UNKNOWN;
    }

    /** In any order; one round trip for writes of one sort. */
    void write(List<WriteModel<Row<V>>> writes) {
        rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
    }

    /** The versions that no event has ended yet. */
    Map<String, Row<V>> inForce(Set<String> keys) {
        Map<String, Row<V>> current = new HashMap<>();
        rows.find(and(in(RowCodec.KEY, keys), eq(RowCodec.TO, Row.IN_FORCE)))
                .forEach(row -> current.put(row.key(), row));
        return current;
    }

    private void end(
            Row<V> before,
            long position,
            @Nullable Instant effective,
            Map<String, Row<V>> written,
            List<WriteModel<Row<V>>> writes) {
        if (written.computeIfPresent(before.id(), (same, row) -> row.ended(position, effective)) == null) {
            writes.add(new UpdateOneModel<>(eq("_id", before.id()), Row.ending(position, effective)));
        }
    }

    private void keepWhatIsTouched(List<Touch<E>> touches, long position) {
        Set<String> missing = new LinkedHashSet<>();
        for (Touch<E> touch : touches) {
            if (!kept.containsKey(touch.key()) && !fold.beginsView(touch.event(), touch.context())) {
                missing.add(touch.key());
            }
        }
        if (!missing.isEmpty()) {
            rows.find(and(in(RowCodec.KEY, missing), gt(RowCodec.TO, position), lte(RowCodec.FROM, position)))
                    .forEach(row -> kept.put(row.key(), row));
        }
    }

    private void forgetWhatIsQuiet() {
        Iterator<String> eldest = kept.keySet().iterator();
        for (int tooMany = kept.size() - MOST_KEPT; tooMany > 0; tooMany--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Those of the events that are this fold's, by the keys they touch, in their order. */
    List<Touch<E>> touches(List<Occurrence> events) {
        List<Touch<E>> touches = new ArrayList<>();
        for (Occurrence occurrence : events) {
            if (fold.eventType().isInstance(occurrence.event())) {
                E event = fold.eventType().cast(occurrence.event());
                for (String key : keysOf(event, occurrence.context())) {
                    touches.add(new Touch<>(key, event, occurrence.context()));
                }
            }
        }
        return touches;
    }

    private Set<String> keysOf(E event, EventContext context) {
        try {
            return fold.keysOf(event, context);
        } catch (RuntimeException failure) {
            quarantine.park(new Touch<>(context.aggregate(), event, context), failure);
            return Set.of();
        }
    }

    /** An event as it concerns one key. */
    record Touch<E>(String key, E event, EventContext context) {}

    /** An event of any kind, upcast to today's shape. */
    record Occurrence(Object event, EventContext context) {

        static Occurrence of(LedgerEvent event) {
            return new Occurrence(event.payload(), EventContext.of(event));
        }
    }
}
