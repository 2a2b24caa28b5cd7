package io.targetledger.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;

/**
 * Where dead letters are kept: one document for each view that stands still or once did, by fold, version of the fold and key.
 * It tells as well which events are passed over, by whom and why.
 */
final class DeadLetterStore {

    private static final String PARKED = "parked";
    private static final String SKIPPED = "skipped";
    private static final String RETRY = "retry";
    private static final String VIEW = "view";
    private static final String VERSION = "foldVersion";
    private static final String KEY = "key";
    private static final String POSITION = "position";

    private final MongoCollection<Document> documents;

    DeadLetterStore(MongoDatabase database) {
        documents = database.getCollection("dead_letters");
    }

    /** What is known of a view. */
    record Known(String key, Optional<Long> parkedAt, List<Long> skipped, boolean retried) {}

    List<Known> of(Fold<?, ?> fold) {
        return documents.find(ofFold(fold)).map(DeadLetterStore::known).into(new ArrayList<>());
    }

    /** Those that somebody wants to be tried again. */
    List<Known> toRetry(Fold<?, ?> fold) {
        return documents
                .find(and(ofFold(fold), eq(RETRY, true)))
                .map(DeadLetterStore::known)
                .into(new ArrayList<>());
    }

    private static Known known(Document document) {
        Document parked = document.get(PARKED, Document.class);
        List<Long> skipped = document.getList(SKIPPED, Document.class, List.of()).stream()
                .map(each -> each.getLong(POSITION))
                .toList();
        return new Known(
                document.getString(KEY),
                Optional.ofNullable(parked).map(each -> each.getLong(POSITION)),
                skipped,
                document.getBoolean(RETRY, false));
    }

    List<DeadLetter> parked() {
        return documents
                .find(exists(PARKED))
                .sort(ascending(PARKED + "." + POSITION, "_id"))
                .map(DeadLetterStore::letter)
                .into(new ArrayList<>());
    }

    Optional<DeadLetter> parked(Fold<?, ?> fold, String key) {
        return Optional.ofNullable(documents
                        .find(and(eq("_id", id(fold, key)), exists(PARKED)))
                        .first())
                .map(DeadLetterStore::letter);
    }

    private static DeadLetter letter(Document document) {
        Document parked = document.get(PARKED, Document.class);
        return new DeadLetter(
                document.getString(VIEW),
                document.getString(KEY),
                parked.getLong(POSITION),
                parked.getString("eventType"),
                parked.getString("aggregate"),
                parked.getString("error"),
                parked.getDate("at").toInstant());
    }

    void park(Fold<?, ?> fold, DeadLetter letter) {
        documents.updateOne(
                eq("_id", id(fold, letter.key())),
                Updates.combine(
                        Updates.set(VIEW, fold.name()),
                        Updates.set(VERSION, fold.version()),
                        Updates.set(KEY, letter.key()),
                        Updates.set(
                                PARKED,
                                new Document(POSITION, letter.position())
                                        .append("eventType", letter.eventType())
                                        .append("aggregate", letter.aggregate())
                                        .append("error", letter.error())
                                        .append("at", Date.from(letter.parkedAt())))),
                new UpdateOptions().upsert(true));
    }

    /** Says that the view has caught up, or was tried in vain where it is parked still. */
    void tried(Fold<?, ?> fold, String key, boolean caughtUp) {
        documents.updateOne(
                eq("_id", id(fold, key)),
                caughtUp ? Updates.combine(Updates.unset(PARKED), Updates.unset(RETRY)) : Updates.unset(RETRY));
    }

    /** Forgets what stands still, as before all is folded anew; what is passed over stays. */
    void forgetParked(Fold<?, ?> fold) {
        documents.updateMany(ofFold(fold), Updates.combine(Updates.unset(PARKED), Updates.unset(RETRY)));
    }

    void forgetOtherVersions(Fold<?, ?> fold) {
        documents.deleteMany(and(eq(VIEW, fold.name()), ne(VERSION, fold.version())));
    }

    void askForRetry(Fold<?, ?> fold, String key) {
        documents.updateOne(and(eq("_id", id(fold, key)), exists(PARKED)), Updates.set(RETRY, true));
    }

    /** Passes over the event from now on; with what was parked, so that the same asked twice is asked once. */
    void skip(Fold<?, ?> fold, DeadLetter letter, String by, String reason, Instant at) {
        documents.updateOne(
                and(eq("_id", id(fold, letter.key())), eq(PARKED + "." + POSITION, letter.position())),
                Updates.combine(
                        Updates.push(
                                SKIPPED,
                                new Document(POSITION, letter.position())
                                        .append("by", by)
                                        .append("reason", reason)
                                        .append("at", Date.from(at))),
                        Updates.set(RETRY, true)));
    }

    /** Whether nobody's wish to try again is open any more. */
    boolean isSettled(Fold<?, ?> fold, String key) {
        return documents.countDocuments(and(eq("_id", id(fold, key)), eq(RETRY, true))) == 0;
    }

    private static Bson ofFold(Fold<?, ?> fold) {
        return and(eq(VIEW, fold.name()), eq(VERSION, fold.version()));
    }

    private static String id(Fold<?, ?> fold, String key) {
        return fold.name() + "_v" + fold.version() + "/" + key;
    }
}
