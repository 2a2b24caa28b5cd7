package io.targetledger.ledger;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import org.bson.BSONException;
import org.jspecify.annotations.Nullable;

/**
 * Puts one commit under its number and finds out what became of it.
 *
 * <p>After an unclear answer the very same document is offered again until the number is taken: an earlier attempt
 * that reaches the database late can then only be this commit, or fail.
 */
final class Placement {

    enum Result {
        /** It stands under its number, durably. */
        RECORDED,
        /** Another commit stands there; the standing has caught up with everything recorded. */
        TAKEN,
        /** The number is free, but a member contradicts what is recorded and was answered so. */
        CONTRADICTED
    }

    /** The database will not take this document, however often it is asked. Nothing was recorded. */
    static final class Refused extends RuntimeException {
        Refused(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Server error codes under which the same command may succeed later, or may have succeeded: those the drivers' retryable
     * writes specification lists, and failed write concerns, write conflicts and expired time limits.
     */
    private static final Set<Integer> PASSING = Set.of(
            6, 7, 50, 64, 89, 91, 112, 133, 134, 150, 189, 202, 234, 262, 317, 358, 9001, 10107, 11600, 11601, 11602,
            13388, 13435, 13436);

    private final CommitStore store;
    private final LedgerSettings settings;

    Placement(CommitStore store, LedgerSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /**
     * @throws Refused when the database will not take the document
     * @throws OutcomeUnknown when the database stays unreachable
     * @throws LedgerDamaged when what is recorded contradicts itself
     */
    Result place(Commit commit, Group group, Standing standing) {
        long started = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            MongoException unclear;
            boolean duplicate = false;
            try {
                store.insert(commit);
                return Result.RECORDED;
            } catch (BSONException e) {
                throw new Refused(e);
            } catch (MongoException e) {
                duplicate = isDuplicate(e);
                if (!duplicate && isDefinite(e)) {
                    throw new Refused(e);
                }
                unclear = e;
            }
            try {
                Result settled = settle(commit, group, standing, duplicate);
                if (settled != null) {
                    return settled;
                }
            } catch (MongoException e) {
                unclear = e;
            }
            if (System.nanoTime() - started > settings.settleWithin().toNanos()) {
                throw givenUp(commit, duplicate, unclear);
            }
            GroupWriter.pauseUpTo(attempt * 1_000_000L);
        }
    }

    /** Reads what stands under the commit's number, and behind it; null when nothing does and nothing tells why. */
    private @Nullable Result settle(Commit commit, Group group, Standing standing, boolean duplicate) {
        boolean[] ours = {false};
        store.outlineAfter(standing.head().commit(), found -> {
            if (found.number() == commit.number() && found.id().equals(commit.id())) {
                ours[0] = true;
            } else if (!ours[0]) {
                standing.advance(found);
            }
        });
        if (ours[0]) {
            store.fence();
            return Result.RECORDED;
        }
        if (standing.head().commit() >= commit.number()) {
            return Result.TAKEN;
        }
        return duplicate && answeredContradictions(group, standing) ? Result.CONTRADICTED : null;
    }

    /** Answers members whose command or events are recorded already; true when there were any. */
    private boolean answeredContradictions(Group group, Standing standing) {
        Set<PendingAppend> contradicting = new HashSet<>();
        for (PendingAppend member : group.members()) {
            String commandId = member.commandId();
            if (commandId != null && store.ofCommand(commandId) != null) {
                member.outcome().completeExceptionally(new CommandAlreadyRecorded(commandId));
                contradicting.add(member);
                continue;
            }
            member.runs().forEach((aggregate, run) -> {
                OptionalLong last = store.lastSequence(aggregate);
                standing.knowSequence(aggregate, last.orElse(-1));
                if (run.first() <= last.orElse(-1)) {
                    member.outcome()
                            .completeExceptionally(new AggregateConflict(aggregate, run.first() - 1, last.orElse(-1)));
                    contradicting.add(member);
                }
            });
        }
        group.members().removeAll(contradicting);
        return !contradicting.isEmpty();
    }

    private static LedgerException givenUp(Commit commit, boolean duplicate, MongoException last) {
        if (duplicate) {
            return new LedgerDamaged(
                    "commit %d is refused as a duplicate, yet nothing recorded explains it; verify the ledger: %s"
                            .formatted(commit.number(), last.getMessage()),
                    last);
        }
        return new OutcomeUnknown(
                "commit %d may or may not have been recorded, the database gives no answer: %s"
                        .formatted(commit.number(), last.getMessage()),
                last);
    }

    private static boolean isDuplicate(MongoException e) {
        return ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    private static boolean isDefinite(MongoException e) {
        if (e instanceof MongoWriteException || e instanceof MongoCommandException) {
            return !PASSING.contains(e.getCode());
        }
        return e instanceof MongoClientException && !(e instanceof MongoTimeoutException);
    }
}
