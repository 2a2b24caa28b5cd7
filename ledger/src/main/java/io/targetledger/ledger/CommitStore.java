package io.targetledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

/** The collection {@code commits}: every question the ledger asks the database, each one round trip. */
final class CommitStore {

    static final String COLLECTION = "commits";

    private static final String EVENT_AGGREGATE = "events.aggregate";
    private static final String EVENT_SEQUENCE = "events.sequence";
    private static final String EVENT_TYPE = "events.type";

    private static final Bson BY_AGGREGATE = ascending(EVENT_AGGREGATE, EVENT_SEQUENCE);

    private final MongoCollection<BsonDocument> writes;
    private final MongoCollection<RawBsonDocument> reads;

    CommitStore(MongoDatabase database, Concerns concerns) {
        this.writes = database.getCollection(COLLECTION, BsonDocument.class).withWriteConcern(concerns.write());
        this.reads = concerns.reading(database.getCollection(COLLECTION, RawBsonDocument.class));
    }

    void createIndexes() {
        IndexOptions unique = new IndexOptions().unique(true);
        writes.createIndex(ascending(Commit.FIRST), unique);
        writes.createIndex(ascending(Commit.AT, Commit.NUMBER));
        writes.createIndex(BY_AGGREGATE, unique);
        writes.createIndex(
                ascending(Commit.COMMANDS), new IndexOptions().unique(true).sparse(true));
    }

    void insert(Commit commit) {
        writes.insertOne(commit.document());
    }

    /** Returns once everything this connection's server has seen is as durable as the write concern asks for. */
    void fence() {
        writes.deleteOne(eq(Commit.NUMBER, 0L));
    }

    Head head() {
        RawBsonDocument last = reads.find()
                .projection(include(Commit.FIRST, Commit.AT, Commit.HASH, EVENT_SEQUENCE))
                .sort(descending(Commit.NUMBER))
                .limit(1)
                .first();
        return last == null ? Head.EMPTY : new Commit(last).asHead();
    }

    /** Everything behind a commit, in order, without payloads and metadata. */
    void outlineAfter(long commit, Consumer<Commit> each) {
        Bson outline = include(
                Commit.FIRST,
                Commit.AT,
                Commit.ID,
                Commit.PREV,
                Commit.HASH,
                EVENT_AGGREGATE,
                EVENT_SEQUENCE,
                EVENT_TYPE);
        try (MongoCursor<RawBsonDocument> found = reads.find(gt(Commit.NUMBER, commit))
                .projection(outline)
                .sort(ascending(Commit.NUMBER))
                .cursor()) {
            found.forEachRemaining(document -> each.accept(new Commit(document)));
        }
    }

    /** Everything behind a commit, in order and as stored. */
    MongoCursor<RawBsonDocument> after(long commit) {
        return reads.find(gt(Commit.NUMBER, commit))
                .sort(ascending(Commit.NUMBER))
                .cursor();
    }

    /** Hashes of the commits behind one, up to another, in order. */
    List<String> hashes(long afterCommit, long upToCommit) {
        return list(reads.find(and(gt(Commit.NUMBER, afterCommit), lte(Commit.NUMBER, upToCommit)))
                        .projection(include(Commit.HASH))
                        .sort(ascending(Commit.NUMBER))
                        .cursor())
                .stream()
                .map(Commit::hash)
                .toList();
    }

    /** Commits whose first event stands within the positions given, both included. */
    List<Commit> beginningWithin(long fromPosition, long toPosition) {
        return list(reads.find(and(gte(Commit.FIRST, fromPosition), lte(Commit.FIRST, toPosition)))
                .sort(ascending(Commit.FIRST))
                .batchSize((int) Math.min(toPosition - fromPosition + 2, 100_000))
                .cursor());
    }

    /** The last commit that begins at or before a position. */
    @Nullable
    Commit beginningAtOrBefore(long position) {
        return only(reads.find(lte(Commit.FIRST, position))
                .sort(descending(Commit.FIRST))
                .limit(1)
                .first());
    }

    /** Commits that hold events of an aggregate, in order. */
    List<Commit> ofAggregate(String aggregate, int atMost) {
        return ofAggregate(aggregate, new Document("$gte", 0L), atMost);
    }

    /** Commits that hold events of an aggregate within some sequence numbers, in order; finds no more than these. */
    List<Commit> ofAggregate(String aggregate, long fromSequence, int sequences) {
        Document within = new Document("$gte", fromSequence).append("$lte", fromSequence + sequences - 1);
        return ofAggregate(aggregate, within, sequences);
    }

    private List<Commit> ofAggregate(String aggregate, Document sequence, int atMost) {
        Document event = new Document(EventFormat.AGGREGATE, aggregate).append(EventFormat.SEQUENCE, sequence);
        return list(reads.find(elemMatch(Commit.EVENTS, event))
                .hint(BY_AGGREGATE)
                .sort(ascending(Commit.NUMBER))
                .limit(atMost)
                .batchSize(atMost)
                .cursor());
    }

    OptionalLong lastSequence(String aggregate) {
        RawBsonDocument last = reads.find(eq(EVENT_AGGREGATE, aggregate))
                .hint(BY_AGGREGATE)
                .projection(include(EVENT_AGGREGATE, EVENT_SEQUENCE))
                .sort(descending(Commit.NUMBER))
                .limit(1)
                .first();
        if (last == null) {
            return OptionalLong.empty();
        }
        return new Commit(last)
                .events().stream()
                        .filter(event -> event.getString(EventFormat.AGGREGATE)
                                .getValue()
                                .equals(aggregate))
                        .mapToLong(event -> event.getInt64(EventFormat.SEQUENCE).getValue())
                        .max();
    }

    /** Position of the last event recorded at or before a moment, 0 when there is none. */
    long positionAt(Instant moment) {
        RawBsonDocument last = reads.find(lte(Commit.AT, moment))
                .projection(include(Commit.FIRST, EVENT_SEQUENCE))
                .sort(descending(Commit.AT, Commit.NUMBER))
                .limit(1)
                .first();
        return last == null ? 0 : new Commit(last).last();
    }

    @Nullable
    Commit ofCommand(String commandId) {
        return only(reads.find(eq(Commit.COMMANDS, commandId)).limit(1).first());
    }

    /** The first event that violates a guard; two round trips. */
    @Nullable
    Moved firstMoved(Guard guard) {
        RawBsonDocument holding = reads.find(lte(Commit.FIRST, guard.afterPosition() + 1))
                .projection(include(Commit.NUMBER))
                .sort(descending(Commit.FIRST))
                .limit(1)
                .first();
        long from = holding == null ? 0 : new Commit(holding).number();
        try (MongoCursor<RawBsonDocument> found = reads.find(
                        and(gte(Commit.NUMBER, from), in(EVENT_TYPE, guard.eventTypes())))
                .projection(include(Commit.FIRST, EVENT_TYPE))
                .sort(ascending(Commit.NUMBER))
                .limit(2)
                .cursor()) {
            while (found.hasNext()) {
                Commit commit = new Commit(found.next());
                long position = commit.first();
                for (BsonDocument event : commit.events()) {
                    String type = event.getString(EventFormat.TYPE).getValue();
                    if (position > guard.afterPosition() && guard.eventTypes().contains(type)) {
                        return new Moved(type, position);
                    }
                    position++;
                }
            }
        }
        return null;
    }

    /** An event that moved behind a guard's back. */
    record Moved(String type, long position) {}

    private static @Nullable Commit only(@Nullable RawBsonDocument document) {
        return document == null ? null : new Commit(document);
    }

    private static List<Commit> list(MongoCursor<RawBsonDocument> found) {
        try (found) {
            List<Commit> commits = new ArrayList<>();
            found.forEachRemaining(document -> commits.add(new Commit(document)));
            return commits;
        }
    }
}
