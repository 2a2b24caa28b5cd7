package io.targetledger.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.targetledger.projection.LateEvents.Late;
import io.targetledger.projection.ViewWriter.Occurrence;
import io.targetledger.projection.ViewWriter.Touch;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.eq;

/**
 * One view on its way from nothing. Versions in force are held in memory until the event that ends them, so that each
 * row is inserted once and complete, into a collection that has no indexes yet; those ended last wait a little longer, for
 * events that come late. Of keys that are quiet for long the
 * version in force is written early, to bound what is held; should one be touched again, it is read back. What came too late
 * for the rows held is corrected when the rows are there and can be found.
 */
final class RebuiltView<V, E> {

    private static final int ROWS_PER_WRITE = 1_000;
    private static final int MOST_LATE = 10_000;

    private final Fold<V, E> fold;
    private final ViewWriter<V, E> writer;
    private final WritesInFlight inFlight;
    private final int mostHeld;
    private final LinkedHashMap<String, Held<V>> held = new LinkedHashMap<>(16, 0.75f, true);
    private final RowsBehind<V, E> behind;
    private final List<Late<E>> late = new ArrayList<>();
    private List<WriteModel<Row<V>>> writes = new ArrayList<>(ROWS_PER_WRITE);
    private boolean someWrittenEarly;
    private long changed;

    /** @param mostHeld how many versions in force to hold in memory between batches, and as many that events ended */
    RebuiltView(Fold<V, E> fold, ViewWriter<V, E> writer, WritesInFlight inFlight, int mostHeld) {
        this.fold = fold;
        this.writer = writer;
        this.inFlight = inFlight;
        this.mostHeld = mostHeld;
        this.behind = new RowsBehind<>(writer.lateEvents(), mostHeld, row -> write(new InsertOneModel<>(row)));
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
        if (late.size() > MOST_LATE) {
            correctWhatIsStored();
        }
    }

    /** Stores all there is, so that {@link ViewWriter#advance} can go on from here after a crash. */
    void settle() {
        behind.releaseAll();
        held.replaceAll((key, each) -> {
            if (!each.written()) {
                write(new InsertOneModel<>(each.row()));
            }
            return new Held<>(each.row(), true);
        });
        if (late.isEmpty()) {
            flush();
            inFlight.await();
        } else {
            correctWhatIsStored();
        }
    }

    /** Completes the view, its indexes included, once all events are folded. */
    void end() {
        settle();
        held.clear();
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
        Quarantine.Outcome<V> outcome = writer.quarantine()
                .evolve(fold, before == null ? null : before.row().versioned(), touch);
        if (outcome.failed()) {
            return;
        }
        changed = position;
        Versioned<V> after = outcome.after();
        @Nullable Row<V> ended = before == null ? null : before.row();
        Instant effective = writer.lateEvents().effective(touch);
        Instant since = LateEvents.since(ended, effective);
        if (before != null) {
            Row<V> row = before.row();
            if (before.written()) {
                write(new UpdateOneModel<>(eq("_id", row.id()), Row.ending(position, since)));
            } else {
                behind.add(row.ended(position, since));
            }
        }
        if (effective != null && LateEvents.isLate(ended, effective)) {
            correct(new Late<>(touch, effective));
        }
        if (after == null) {
            held.remove(touch.key());
        } else {
            held.put(touch.key(), new Held<>(Row.inForce(after, since), false));
        }
    }

    private void correct(Late<E> event) {
        if (!behind.correct(event)) {
            late.add(event);
        }
    }

    private void correctWhatIsStored() {
        flush();
        inFlight.await();
        writer.createKeyIndex();
        writer.lateEvents().correct(late);
        late.clear();
    }

    private void writeEldest() {
        var eldest = held.entrySet().iterator();
        Held<V> quiet = eldest.next().getValue();
        eldest.remove();
        behind.release(quiet.row().key());
        if (!quiet.written()) {
            write(new InsertOneModel<>(quiet.row()));
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
            writer.inForce(missing).forEach((key, row) -> held.put(key, new Held<>(row, true)));
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
    private record Held<V>(Row<V> row, boolean written) {}
}
