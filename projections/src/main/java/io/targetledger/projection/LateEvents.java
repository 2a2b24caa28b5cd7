package io.targetledger.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.targetledger.projection.ViewWriter.Touch;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWrapper;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

/**
 * Business time of one view's events, and what events do to it that come late: that are effective before another of their
 * view that was recorded earlier.
 *
 * <p>An event is recorded after all others there are, so it comes last in every fold that it is part of. What it makes of the
 * business times behind it therefore is what the fold makes of each row known there and the event alone: the row is {@code
 * gone}, and one that is corrected stands in its place; nothing is folded again from the beginning.
 */
final class LateEvents<V, E> {

    private static final int MOST_KEYS = 1_000;

    private final Fold<V, E> fold;
    private final ZoneId zone;
    private final MongoCollection<Row<V>> rows;
    private final boolean byEvents;

    /** @param zone of the business: when its days begin */
    LateEvents(Fold<V, E> fold, ZoneId zone, MongoCollection<Row<V>> rows) {
        this.fold = fold;
        this.zone = zone;
        this.rows = rows;
        this.byEvents = fold.businessTime() instanceof BusinessTime.ByEvents;
    }

    /** An event that came late, and since when it is effective. */
    record Late<E>(Touch<E> touch, Instant effective) {

        long position() {
            return touch.context().position();
        }
    }

    /** Since when the event is effective; null where rows have no business time. */
    @Nullable
    Instant effective(Touch<E> touch) {
        if (!byEvents) {
            return null;
        }
        LocalDate day = fold.effectiveOn(touch.event(), touch.context());
        Instant effective = day == null
                ? touch.context().effectiveAt()
                : day.atStartOfDay(zone).toInstant();
        return effective.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Since when the version with the event in it is: it stands at all times at which all of its events are effective. */
    static @Nullable Instant since(@Nullable Row<?> before, @Nullable Instant effective) {
        Instant soFar = before == null ? null : before.since();
        return effective != null && soFar != null && soFar.isAfter(effective) ? soFar : effective;
    }

    static boolean isLate(@Nullable Row<?> before, @Nullable Instant effective) {
        return effective != null && before != null && before.since() != null && effective.isBefore(before.since());
    }

    /**
     * Corrects the rows behind the events, of which each is in its view's own rows already. One read and one write for any
     * number of views, as often as one of them has such events.
     *
     * @param late in the order of the ledger
     */
    void correct(List<Late<E>> late) {
        Map<String, Deque<Late<E>>> byKey = new LinkedHashMap<>();
        late.forEach(event -> byKey.computeIfAbsent(event.touch().key(), key -> new ArrayDeque<>())
                .add(event));
        while (!byKey.isEmpty()) {
            Map<String, Late<E>> first = new LinkedHashMap<>();
            for (var views = byKey.entrySet().iterator(); views.hasNext() && first.size() < MOST_KEYS; ) {
                var view = views.next();
                first.put(view.getKey(), view.getValue().remove());
                if (view.getValue().isEmpty()) {
                    views.remove();
                }
            }
            correct(first);
        }
    }

    private void correct(Map<String, Late<E>> byKey) {
        Instant earliest = byKey.values().stream()
                .map(Late::effective)
                .min(Instant::compareTo)
                .orElseThrow();
        List<WriteModel<Row<V>>> writes = new ArrayList<>();
        for (Row<V> row : rows.find(and(in(RowCodec.KEY, byKey.keySet()), gt(RowCodec.UNTIL, earliest)))) {
            Late<E> late = byKey.get(row.key());
            if (late != null) {
                correct(row, late, writes);
            }
        }
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    private void correct(Row<V> row, Late<E> late, List<WriteModel<Row<V>>> writes) {
        Correction<V> correction = correction(row, late);
        if (correction != null) {
            writes.add(new UpdateOneModel<>(eq("_id", row.id()), Updates.min(RowCodec.GONE, late.position())));
            correction.instead().forEach(each -> writes.add(insertIfMissing(rows, each)));
        }
    }

    /** A row that is {@code gone}, and what is true from then on in its place. */
    record Correction<V>(Row<V> untrue, List<Row<V>> instead) {}

    /** What the event does to a row of its view; null where the row stays true. */
    @Nullable
    Correction<V> correction(Row<V> row, Late<E> late) {
        Instant since = row.since();
        Instant until = row.until();
        long position = late.position();
        Instant effective = late.effective();
        if (since == null
                || until == null
                || row.from() >= position
                || row.gone() < position
                || !since.isBefore(until)
                || !effective.isBefore(until)) {
            return null;
        }
        Versioned<V> after;
        try {
            Touch<E> touch = late.touch();
            after = Versioned.evolve(fold, touch.key(), row.versioned(), touch.event(), touch.context());
        } catch (RuntimeException restsOnWhatIsEffectiveLater) {
            return null;
        }
        List<Row<V>> instead = new ArrayList<>(2);
        if (since.isBefore(effective)) {
            instead.add(Row.corrected(row.versioned(), position, since, effective));
            since = effective;
        }
        if (after != null) {
            instead.add(Row.corrected(after, position, since, until));
        }
        return new Correction<>(row.gone(position), instead);
    }

    static <V> WriteModel<Row<V>> insertIfMissing(MongoCollection<Row<V>> rows, Row<V> row) {
        BsonDocument document =
                new BsonDocumentWrapper<>(row, rows.getCodecRegistry().get(rows.getDocumentClass()));
        document.remove("_id");
        document.remove(RowCodec.TO);
        BsonDocument update = new BsonDocument("$min", new BsonDocument(RowCodec.TO, new BsonInt64(row.to())));
        if (row.until() != null) {
            update.append("$set", new BsonDocument(RowCodec.UNTIL, document.remove(RowCodec.UNTIL)));
        }
        update.append("$setOnInsert", document);
        return new UpdateOneModel<>(eq("_id", row.id()), update, new UpdateOptions().upsert(true));
    }
}
