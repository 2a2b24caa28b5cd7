package io.targetledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * An append-only, totally ordered, hash-chained record of events in one MongoDB database.
 *
 * <p>Any number of ledgers, in one process or many, may be open on the same database. All methods may be called from
 * any thread. What is read is what can not be taken back: an event is seen once it is as durable as {@link
 * LedgerSettings.Durability} asks for.
 *
 * <p>Failures of the database itself while reading come out as the driver's {@link com.mongodb.MongoException}.
 */
public final class Ledger implements AutoCloseable {

    private final EventFormat format;
    private final CommitStore store;
    private final StoredCommits commits;
    private final SnapshotStore snapshots;
    private final AppendQueue queue;
    private final Arrivals arrivals;
    private final EventReader reader;
    private final Thread writer;

    private Ledger(MongoDatabase database, EventTypes types, LedgerSettings settings) {
        this.format = new EventFormat(types, LedgerCodecs.REGISTRY);
        Concerns concerns = Concerns.of(database, settings.durability());
        this.store = new CommitStore(database, concerns);
        this.commits = new StoredCommits(store);
        this.snapshots = new SnapshotStore(database, concerns);
        store.createIndexes();
        Head head = store.head();
        this.queue = new AppendQueue(settings.queueCapacity());
        this.arrivals = new Arrivals(
                head.position(), settings.pollEvery(), () -> store.head().position());
        SequencesRead sequences = new SequencesRead();
        this.reader = new EventReader(store, format, sequences);
        this.writer = new Thread(
                new GroupWriter(store, settings, queue, arrivals, sequences, head), "ledger-" + database.getName());
        writer.setDaemon(true);
        writer.start();
    }

    /** Opens the ledger of a database, creating what it needs there. */
    public static Ledger open(MongoDatabase database, EventTypes types, LedgerSettings settings) {
        return new Ledger(database, types, settings);
    }

    /**
     * Records events, as a whole or not at all, and returns once they are durable. Appends of many threads share a
     * commit; the failure of one is nothing to the others. While too many are waiting, the caller waits as well.
     *
     * <p>An interrupt while the append still waits for room in the queue withdraws it. Once it is on its way it is seen
     * through, and the interrupt is kept for the caller.
     *
     * @throws AggregateConflict when the events do not continue their aggregate
     * @throws CommandAlreadyRecorded when the command id was recorded before, whatever else is wrong as well
     * @throws GuardFailed when what the guard names has moved
     * @throws AppendTooLarge when the events do not fit one commit
     * @throws OutcomeUnknown when the database goes away in the middle and stays away
     * @throws LedgerClosed when the ledger is closed
     * @throws IllegalArgumentException when an event is of an unregistered type or can not be encoded
     */
    public Appended append(Append append) {
        PendingAppend pending = PendingAppend.of(append, format);
        try {
            queue.put(pending);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted before the append was accepted; nothing of it was recorded", e);
        }
        try {
            return pending.outcome().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LedgerException refusal) {
                refusal.fillInStackTrace(); // the caller's, not the writer's
                throw refusal;
            }
            throw e;
        }
    }

    /** The last commit there is, also when another process wrote it. One round trip. */
    public Head head() {
        return store.head();
    }

    /**
     * Events behind a position, in order. One round trip; a second one where the position lies inside a commit and the
     * read before it was not this ledger's.
     *
     * @param afterPosition 0 to read from the beginning
     * @param atMost most events to return, 1 or more
     * @return empty at the end of the ledger
     * @throws EventUnreadable when an event is of a type or revision this program does not know
     */
    public List<LedgerEvent> read(long afterPosition, int atMost) {
        return reader.read(afterPosition, atMost);
    }

    /**
     * Events of one aggregate from a sequence number on, in order. One round trip, which finds no other commits than those
     * of the events returned.
     *
     * @param fromSequence 0 to read from the beginning
     * @param atMost most events to return, 1 or more; fewer are returned only at the end
     * @throws LedgerDamaged when one of them is missing
     * @throws EventUnreadable when an event is of a type or revision this program does not know
     */
    public List<LedgerEvent> readAggregate(String aggregate, long fromSequence, int atMost) {
        return reader.readAggregate(aggregate, fromSequence, atMost);
    }

    /** Sequence number of the last event of an aggregate. One round trip. */
    public OptionalLong lastSequence(String aggregate) {
        return store.lastSequence(aggregate);
    }

    /** Position of the last event recorded at or before a moment; 0 when there is none. One round trip. */
    public long positionAt(Instant moment) {
        return store.positionAt(moment);
    }

    /** What came of a command, if the ledger has seen it. One round trip. */
    public Optional<RecordedCommand> command(String commandId) {
        Commit commit = store.ofCommand(commandId);
        return commit == null ? Optional.empty() : Optional.of(recorded(commandId, commit));
    }

    /**
     * Waits until an event stands behind a position: a commit of this ledger wakes at once, those of others are asked
     * for every {@link LedgerSettings#pollEvery}.
     *
     * @return whether there is one; false after {@code atMost}, when interrupted (the interrupt is kept), or on close
     */
    public boolean awaitAfter(long position, Duration atMost) {
        return arrivals.awaitAfter(position, atMost);
    }

    /** Walks the whole chain and names the first commit that is altered, missing or out of order. */
    public Verification verify(VerificationListener listener) {
        return verifyAgainst(null, listener);
    }

    /**
     * Likewise, and proves that the ledger still contains a head that was noted elsewhere: only so can a cut-off tail, or
     * a chain written anew from some point on, be told.
     */
    public Verification verify(Head checkpoint, VerificationListener listener) {
        return verifyAgainst(checkpoint, listener);
    }

    /** The commits as they are stored, for whoever proves something about them. */
    public StoredCommits commits() {
        return commits;
    }

    /** What payloads are encoded with; views of the same records should use the same. */
    public CodecRegistry codecs() {
        return LedgerCodecs.REGISTRY;
    }

    /** Refuses new appends, records those accepted, and returns when they are answered. */
    @Override
    public void close() {
        queue.close();
        arrivals.close();
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many appends are accepted and not yet taken by the writer. */
    int waiting() {
        return queue.size();
    }

    /** The snapshots kept beside the events, at the same durability. */
    SnapshotStore snapshots() {
        return snapshots;
    }

    private Verification verifyAgainst(@Nullable Head checkpoint, VerificationListener listener) {
        ChainWalk walk = new ChainWalk(Head.EMPTY, checkpoint);
        commits.walkAfter(0, commit -> {
            boolean intact = walk.accept(commit);
            if (intact) {
                listener.verified(walk.intact().commit(), walk.intact().position());
            }
            return intact;
        });
        return walk.end();
    }

    private static RecordedCommand recorded(String commandId, Commit commit) {
        List<BsonDocument> events = commit.events();
        List<Integer> own = new ArrayList<>();
        for (int index = 0; index < events.size(); index++) {
            BsonValue named =
                    events.get(index).getDocument(EventFormat.METADATA).get(EventFormat.COMMAND_ID);
            if (named != null && named.isString() && named.asString().getValue().equals(commandId)) {
                own.add(index);
            }
        }
        if (own.isEmpty()) {
            throw new LedgerDamaged("commit %d lists command %s, but no event of it names that command"
                    .formatted(commit.number(), commandId));
        }
        BsonDocument first = events.get(own.get(0));
        BsonValue digest = first.getDocument(EventFormat.METADATA).get(EventFormat.COMMAND_DIGEST);
        String aggregate = first.getString(EventFormat.AGGREGATE).getValue();
        long version = own.stream()
                .map(index -> EventOutline.of(events.get(index)))
                .filter(event -> event.aggregate().equals(aggregate))
                .mapToLong(EventOutline::sequence)
                .max()
                .orElseThrow();
        return new RecordedCommand(
                commandId,
                aggregate,
                digest == null || !digest.isString() ? null : digest.asString().getValue(),
                version,
                commit.first() + own.get(0),
                commit.first() + own.get(own.size() - 1),
                commit.number(),
                commit.at());
    }
}
