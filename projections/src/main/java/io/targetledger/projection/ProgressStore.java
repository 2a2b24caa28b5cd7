package io.targetledger.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

/**
 * The one document that says how far the views are folded, by which versions of the folds, and which process folds.
 * Moving its position is what makes a batch visible.
 */
final class ProgressStore {

    private static final String ID = "views";
    private static final String POSITION = "position";
    private static final String CHANGED = "changed";
    private static final String FOLDS = "folds";
    private static final String MENDED = "mended";
    private static final String REPLAYS = "replays";
    private static final String SWAP = "swap";
    private static final String SETTLED = "settled";
    private static final String MAKER = "maker";

    private final MongoCollection<Document> documents;
    private final ZoneId zone;

    /** @param zone of the business: when the days begin from which events are effective */
    ProgressStore(MongoDatabase database, ZoneId zone) {
        this.zone = zone;
        documents = database.getCollection("projection");
        try {
            documents.updateOne(
                    eq("_id", ID),
                    Updates.combine(
                            Updates.setOnInsert(POSITION, 0L),
                            Updates.setOnInsert(CHANGED, new Document()),
                            Updates.setOnInsert(FOLDS, new Document())),
                    new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCode() != 11000) {
                throw e;
            }
            // Another process was first; its document is as good.
        }
    }

    Progress load() {
        Document document = document();
        Map<String, Long> changed = new HashMap<>();
        document.get(CHANGED, new Document()).forEach((fold, position) -> changed.put(fold, (Long) position));
        Long mended = document.getLong(MENDED);
        return new Progress(document.getLong(POSITION), Map.copyOf(changed), mended == null ? 0 : mended);
    }

    /** Those of the folds whose views were made by another version of them, or stored in another way, or never made. */
    List<? extends Fold<?, ?>> outdated(Collection<? extends Fold<?, ?>> folds) {
        Document made = document().get(FOLDS, new Document());
        return folds.stream()
                .filter(fold -> !maker(fold).equals(made.get(fold.name())))
                .toList();
    }

    /** What a view's rows follow from besides the events. */
    private String maker(Fold<?, ?> fold) {
        return "%d, rows %d, %s".formatted(fold.version(), RowCodec.FORMAT, zone);
    }

    /**
     * Says that views were made anew, as of one position, by the folds' versions of today.
     *
     * @param changed per fold, the position of the latest event that was its own
     * @return whether the position was still where the caller found it
     */
    boolean rebuilt(Map<? extends Fold<?, ?>, Long> changed, long from, long to) {
        List<Bson> updates = new ArrayList<>();
        updates.add(Updates.set(POSITION, to));
        changed.forEach((fold, position) -> {
            updates.add(Updates.set(FOLDS + "." + fold.name(), maker(fold)));
            updates.add(Updates.set(CHANGED + "." + fold.name(), position));
        });
        return moved(from, updates);
    }

    /** Whether the position was still where the batch began, and so was moved. */
    boolean move(long from, long to, Map<String, Long> changed) {
        List<Bson> updates = new ArrayList<>();
        updates.add(Updates.set(POSITION, to));
        changed.forEach((fold, position) -> updates.add(Updates.set(CHANGED + "." + fold, position)));
        return moved(from, updates);
    }

    /** Says that versions of the past have changed, as they do only where a view had stood still. */
    void mended() {
        documents.updateOne(eq("_id", ID), Updates.inc(MENDED, 1L));
    }

    /** Remembers that a replay was asked for, so that whoever folds after a crash goes on with it. */
    void replayAsked(Fold<?, ?> fold, boolean swap) {
        Document asked = new Document(SWAP, swap).append(SETTLED, 0L).append(MAKER, maker(fold));
        documents.updateOne(eq("_id", ID), Updates.set(REPLAYS + "." + fold.name(), asked));
    }

    /** Says that all rows of a replay up to the position are stored; nothing where it was called off meanwhile. */
    void replaySettled(Fold<?, ?> fold, long position) {
        String replay = REPLAYS + "." + fold.name();
        documents.updateOne(and(eq("_id", ID), exists(replay)), Updates.set(replay + "." + SETTLED, position));
    }

    /** Position from which a replay can go on; 0 where it begins anew, as it does where another version of the fold began it. */
    long replaySettled(Fold<?, ?> fold) {
        Document asked = document().get(REPLAYS, new Document()).get(fold.name(), new Document());
        return maker(fold).equals(asked.get(MAKER)) ? asked.getLong(SETTLED) : 0;
    }

    void replayOver(String view) {
        documents.updateOne(eq("_id", ID), Updates.unset(REPLAYS + "." + view));
    }

    /** Replays that were asked for and are not over, by view: whether they swap. */
    Map<String, Boolean> replays() {
        Map<String, Boolean> asked = new HashMap<>();
        document()
                .get(REPLAYS, new Document())
                .forEach((view, replay) -> asked.put(view, ((Document) replay).getBoolean(SWAP)));
        return asked;
    }

    private boolean moved(long from, List<Bson> updates) {
        return documents
                        .updateOne(and(eq("_id", ID), eq(POSITION, from)), Updates.combine(updates))
                        .getMatchedCount()
                == 1;
    }

    /** Claims the folding for a while; false when another process holds it. */
    boolean claim(String owner, Duration lease) {
        Instant now = Instant.now();
        return documents
                        .updateOne(
                                and(
                                        eq("_id", ID),
                                        or(eq("owner", owner), eq("owner", null), lt("leaseUntil", Date.from(now)))),
                                Updates.combine(
                                        Updates.set("owner", owner),
                                        Updates.set("leaseUntil", Date.from(now.plus(lease)))))
                        .getMatchedCount()
                == 1;
    }

    void release(String owner) {
        documents.updateOne(
                and(eq("_id", ID), eq("owner", owner)),
                Updates.combine(Updates.unset("owner"), Updates.unset("leaseUntil")));
    }

    private Document document() {
        @Nullable Document document = documents.find(eq("_id", ID)).first();
        if (document == null) {
            throw new IllegalStateException("The document projection/" + ID + " was removed; restart to rebuild");
        }
        return document;
    }
}
