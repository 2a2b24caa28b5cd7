package io.targetledger.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

import io.targetledger.projection.LateEvents.Late;

/**
 * Rows of a view on its way from nothing that stand behind the one in force. They are held back for a while, so that events
 * that come late correct them in memory and each is inserted once and complete: to correct a row that is stored takes a
 * read and two writes. A view that has business time never ends, see {@link BusinessTime.ByEvents}.
 */
final class RowsBehind<V, E> {

    private final LateEvents<V, E> lateEvents;
    private final int most;
    private final Consumer<Row<V>> complete;
    private final LinkedHashMap<String, OfKey<V>> byKey = new LinkedHashMap<>(16, 0.75f, true);
    private int held;

    /**
     * @param most how many rows to hold
     * @param complete takes rows that are held no longer
     */
    RowsBehind(LateEvents<V, E> lateEvents, int most, Consumer<Row<V>> complete) {
        this.lateEvents = lateEvents;
        this.most = most;
        this.complete = complete;
    }

    /** @param ended the row of its key that was in force until now, not stored yet */
    void add(Row<V> ended) {
        Instant since = ended.since();
        if (since == null || ended.until() == null || !since.isBefore(ended.until())) {
            complete.accept(ended);
            return;
        }
        boolean first = ended.versioned().version() == 1;
        OfKey<V> rows = byKey.computeIfAbsent(ended.key(), key -> new OfKey<>(first ? Instant.MIN : since));
        rows.believed.add(ended);
        held++;
        while (held > most) {
            release(byKey.keySet().iterator().next());
        }
    }

    /**
     * Corrects the rows behind the event, if all of them are here.
     *
     * @return whether they were; if not, all rows of the key are on their way into the store
     */
    boolean correct(Late<E> late) {
        String key = late.touch().key();
        OfKey<V> rows = byKey.get(key);
        if (rows == null || late.effective().isBefore(rows.completeFrom)) {
            release(key);
            return false;
        }
        List<Row<V>> believed = new ArrayList<>(rows.believed.size() + 2);
        for (Row<V> row : rows.believed) {
            LateEvents.Correction<V> correction = lateEvents.correction(row, late);
            if (correction == null) {
                believed.add(row);
            } else {
                complete.accept(correction.untrue());
                believed.addAll(correction.instead());
            }
        }
        held += believed.size() - rows.believed.size();
        rows.believed = believed;
        return true;
    }

    void release(String key) {
        OfKey<V> rows = byKey.remove(key);
        if (rows != null) {
            held -= rows.believed.size();
            rows.believed.forEach(complete);
        }
    }

    void releaseAll() {
        byKey.values().forEach(rows -> rows.believed.forEach(complete));
        byKey.clear();
        held = 0;
    }

    private static final class OfKey<V> {

        /** All rows of the key that end after it are here. */
        private final Instant completeFrom;

        private List<Row<V>> believed = new ArrayList<>();

        private OfKey(Instant completeFrom) {
            this.completeFrom = completeFrom;
        }
    }
}
