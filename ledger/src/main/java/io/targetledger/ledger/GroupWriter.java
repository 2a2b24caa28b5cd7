package io.targetledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.MongoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a ledger that inserts commits. It takes what waits in the queue, seals it into the commit behind
 * the last one it knows, and inserts that; a number taken by another process, or an answer that does not tell, is
 * settled by reading, see {@link Placement}.
 */
final class GroupWriter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final CommitStore store;
    private final LedgerSettings settings;
    private final AppendQueue queue;
    private final Arrivals arrivals;
    private final Admission admission;
    private final Placement placement;
    private final Deque<PendingAppend> waiting = new ArrayDeque<>();
    private final Standing standing;
    private int goAlone;
    private int lostInARow;

    GroupWriter(
            CommitStore store,
            LedgerSettings settings,
            AppendQueue queue,
            Arrivals arrivals,
            SequencesRead sequences,
            Head head) {
        this.store = store;
        this.settings = settings;
        this.queue = queue;
        this.arrivals = arrivals;
        this.admission = new Admission(store, sequences, settings);
        this.placement = new Placement(store, settings);
        this.standing = new Standing(head);
    }

    @Override
    public void run() {
        while (queue.drainTo(waiting, settings.eventsPerCommit() - waiting.size(), waiting.isEmpty())
                || !waiting.isEmpty()) {
            try {
                commitNext();
            } catch (MongoException e) {
                postpone(e);
            } catch (LedgerException e) {
                failAll(e);
            } catch (RuntimeException | Error e) { // whoever waits must get an answer, whatever happened
                LOG.error("The ledger's writer failed; what waits is refused, later appends are tried again", e);
                failAll(new LedgerException("nothing of the append was recorded: " + e, e));
            }
        }
    }

    private void commitNext() {
        Group group = admission.form(waiting, standing, goAlone > 0 ? 1 : Integer.MAX_VALUE);
        if (group.isEmpty()) {
            return;
        }
        goAlone = Math.max(0, goAlone - 1);
        Commit commit = seal(group);
        try {
            switch (placement.place(commit, group, standing)) {
                case RECORDED -> {
                    standing.advance(commit);
                    lostInARow = 0;
                    group.recordedIn(commit);
                }
                case TAKEN -> {
                    Admission.putBack(group, waiting);
                    lostInARow++;
                    pauseUpTo(lostInARow * 500_000L);
                }
                case CONTRADICTED -> Admission.putBack(group, waiting);
            }
            arrivals.reached(standing.head().position());
        } catch (Placement.Refused e) {
            if (group.members().size() > 1) {
                goAlone = group.members().size();
                Admission.putBack(group, waiting);
            } else {
                group.fail(new LedgerException(
                        "the database refused the append, nothing of it was recorded: " + e.getMessage(),
                        e.getCause()));
            }
        } catch (LedgerException e) {
            group.fail(e);
        } catch (RuntimeException | Error e) {
            group.fail(new OutcomeUnknown("the writer failed while the append was on its way: " + e, e));
            throw e;
        }
    }

    private Commit seal(Group group) {
        Clock clock = settings.clock();
        Head head = standing.head();
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant at = now.isBefore(head.recordedAt()) ? head.recordedAt() : now;
        return Commit.following(
                head, UUID.randomUUID().toString(), at, group.commandIds(), group.allEvents(), group.allDigests());
    }

    /** The database can not be asked; nothing of what waits was sent yet. */
    private void postpone(MongoException e) {
        waiting.removeIf(append -> {
            boolean tooLong = append.waitedNanos() > settings.settleWithin().toNanos();
            if (tooLong) {
                append.outcome()
                        .completeExceptionally(new LedgerException(
                                "nothing of the append was recorded, the database can not be asked: " + e.getMessage(),
                                e));
            }
            return tooLong;
        });
        pauseUpTo(LONGEST_PAUSE_NANOS);
    }

    private void failAll(LedgerException why) {
        waiting.forEach(append -> append.outcome().completeExceptionally(why));
        waiting.clear();
    }

    static void pauseUpTo(long nanos) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(Math.min(nanos, LONGEST_PAUSE_NANOS) + 1));
    }
}
