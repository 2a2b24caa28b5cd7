package io.targetledger.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.targetledger.projection.RowCodec.Row;
import io.targetledger.projection.ViewWriter.Occurrence;
import io.targetledger.projection.ViewWriter.Touch;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.eq;

/**
 * One view on its way from nothing. Versions in force are held in memory until the event that ends them, so that each
 * row is inserted once and complete, into a collection that has no indexes yet. Of keys that are quiet for long the
 * version in force is written early, to bound what is held; should one be touched again, it is read back.
 */
final class RebuiltView<V, E> {

    private static final int ROWS_PER_WRITE = 1_000;

    private final Fold<V, E> fold;
    private final ViewWriter<V, E> writer;
    private final WritesInFlight inFlight;
    private final int mostHeld;
    private final LinkedHashMap<String, Held<V>> held = new LinkedHashMap<>(16, 0.75f, true);
    private List<WriteModel<Row<V>>> writes = new ArrayList<>(ROWS_PER_WRITE);
    private boolean someWrittenEarly;
    private long changed;

    /** @param mostHeld how many versions in force to hold in memory between batches */
    RebuiltView(Fold<V, E> fold, ViewWriter<V, E> writer, WritesInFlight inFlight, int mostHeld) {
        this.fold = fold;
        this.writer = writer;
        this.inFlight = inFlight;
        this.mostHeld = mostHeld;
    }

    void begin() {
        writer.drop();
        writer.quarantine().begin();
    }

    void fold(List<Occurrence> events) {
        List<Touch<E>> touches = writer.touches(events);
        if (someWrittenEarly) {
            readBack(touches);
        }
        for (Touch<E> touch : touches) {
            fold(touch);
        }
        while (held.size() > mostHeld) {
            writeEldest();
        }
    }

    /** Completes the view, its indexes included, once all events are folded. */
    void end() {
        held.values().forEach(each -> {
            if (!each.written()) {
                write(new InsertOneModel<>(new Row<>(each.version(), RowCodec.IN_FORCE)));
            }
        });
        held.clear();
        flush();
        inFlight.await();
        writer.createIndexes();
    }

    Fold<V, E> fold() {
        return fold;
    }

    /** Position of the latest event that was this fold's, 0 while there was none. */
    long changed() {
        return changed;
    }

    private void fold(Touch<E> touch) {
        long position = touch.context().position();
        if (writer.quarantine().holdsBack(touch.key(), position)) {
            return;
        }
        @Nullable Held<V> before = held.get(touch.key());
        Quarantine.Outcome<V> outcome =
                writer.quarantine().evolve(fold, before == null ? null : before.version(), touch);
        if (outcome.failed()) {
            return;
        }
        changed = position;
        Versioned<V> after = outcome.after();
        if (before != null) {
            write(
                    before.written()
                            ? new UpdateOneModel<>(
                                    eq("_id", Row.idOf(before.version())), Updates.min(RowCodec.TO, position))
                            : new InsertOneModel<>(new Row<>(before.version(), position)));
        }
        if (after == null) {
            held.remove(touch.key());
        } else {
            held.put(touch.key(), new Held<>(after, false));
        }
    }

    private void writeEldest() {
        var eldest = held.entrySet().iterator();
        Held<V> quiet = eldest.next().getValue();
        eldest.remove();
        if (!quiet.written()) {
            write(new InsertOneModel<>(new Row<>(quiet.version(), RowCodec.IN_FORCE)));
        }
        someWrittenEarly = true;
    }

    private void readBack(List<Touch<E>> touches) {
        Set<String> missing = new LinkedHashSet<>();
        for (Touch<E> touch : touches) {
            if (!held.containsKey(touch.key()) && !fold.beginsView(touch.event(), touch.context())) {
                missing.add(touch.key());
            }
        }
        if (!missing.isEmpty()) {
            flush();
            inFlight.await();
            writer.createKeyIndex();
            writer.inForce(missing).forEach((key, version) -> held.put(key, new Held<>(version, true)));
        }
    }

    private void write(WriteModel<Row<V>> write) {
        writes.add(write);
        if (writes.size() == ROWS_PER_WRITE) {
            flush();
        }
    }

    private void flush() {
        if (!writes.isEmpty()) {
            List<WriteModel<Row<V>>> full = writes;
            writes = new ArrayList<>(ROWS_PER_WRITE);
            inFlight.add(() -> writer.write(full));
        }
    }

    /** @param written whether its row is stored already */
    private record Held<V>(Versioned<V> version, boolean written) {}
}
