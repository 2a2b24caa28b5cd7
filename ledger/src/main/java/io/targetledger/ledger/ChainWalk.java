package io.targetledger.ledger;

import java.util.List;

import io.targetledger.ledger.Verification.Fault;
import io.targetledger.ledger.Verification.Kind;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Verification as a fold over commits as they are stored: each must continue the one before it and be what its hash says, and
 * each of its events what its digest says. Needs no database.
 */
public final class ChainWalk {

    private final @Nullable Head checkpoint;
    private Head intact;
    private @Nullable Fault fault;

    /**
     * @param from where to begin; {@link Head#EMPTY}, or a head found intact before
     * @param checkpoint a head of this ledger known from elsewhere
     */
    public ChainWalk(Head from, @Nullable Head checkpoint) {
        this.intact = from;
        this.checkpoint = checkpoint;
    }

    /** Takes the next stored commit; false once something is wrong. */
    public boolean accept(BsonDocument stored) {
        Commit commit = new Commit(stored);
        try {
            fault = faultOf(commit);
            if (fault == null) {
                intact = commit.asHead();
                fault = againstCheckpoint();
            }
        } catch (BsonInvalidOperationException | ClassCastException e) {
            fault = fault(Kind.ALTERED, "has lost an element or its type: " + e.getMessage());
        }
        return fault == null;
    }

    /** The head up to which everything is intact. */
    public Head intact() {
        return intact;
    }

    /** What came of it, once there are no more commits. */
    public Verification end() {
        if (fault == null && checkpoint != null && checkpoint.commit() > intact.commit()) {
            fault = fault(
                    Kind.MISSING,
                    "is not there; the ledger must reach commit %d (position %d)"
                            .formatted(checkpoint.commit(), checkpoint.position()));
        }
        return new Verification(intact, fault);
    }

    private @Nullable Fault faultOf(Commit commit) {
        long expected = intact.commit() + 1;
        if (commit.number() > expected) {
            return fault(Kind.MISSING, "is not there; commit %d comes next".formatted(commit.number()));
        }
        if (commit.number() < expected) {
            return fault(Kind.REORDERED, "is preceded by a commit numbered %d".formatted(commit.number()));
        }
        boolean elsewhere = !commit.prev().equals(intact.hash());
        boolean moved = commit.first() != intact.position() + 1;
        if (elsewhere && moved) {
            return fault(
                    Kind.REORDERED,
                    "begins at position %d and follows hash %s; position %d and hash %s had to be there"
                            .formatted(commit.first(), commit.prev(), intact.position() + 1, intact.hash()));
        }
        String hash = HashChain.hash(intact.hash(), commit.header());
        if (elsewhere || moved || !hash.equals(commit.hash())) {
            return fault(
                    Kind.ALTERED,
                    "has content with hash %s, but carries hash %s (first position %d, prev %s)"
                            .formatted(hash, commit.hash(), commit.first(), commit.prev()));
        }
        if (commit.at().isBefore(intact.recordedAt())) {
            return fault(Kind.ALTERED, "is dated %s, before the commit it follows".formatted(commit.at()));
        }
        return eventFault(commit);
    }

    /** The first event that is not the one the commit's own digests say. */
    private @Nullable Fault eventFault(Commit commit) {
        byte[] digests = commit.digests();
        int recorded = digests.length / HashChain.LENGTH;
        List<BsonDocument> events = commit.events();
        for (int index = 0; index < Math.max(recorded, events.size()); index++) {
            if (index == events.size()) {
                return fault(Kind.MISSING, commit, index, "is not there; the commit was recorded with " + recorded);
            }
            byte[] digest = HashChain.digest(events.get(index));
            if (HashChain.isDigestAt(digests, index, digest)) {
                continue;
            }
            String found = named(events.get(index));
            if (events.size() < recorded && HashChain.isDigestAt(digests, index + 1, digest)) {
                return fault(Kind.MISSING, commit, index, "is not there; " + found + " comes next");
            }
            for (int other = 0; other < recorded; other++) {
                if (HashChain.isDigestAt(digests, other, digest)) {
                    long place = commit.first() + other;
                    return fault(Kind.REORDERED, commit, index, found + ", was recorded at position " + place);
                }
            }
            return fault(Kind.ALTERED, commit, index, found + ", is not what was recorded: its digest differs");
        }
        return null;
    }

    private static String named(BsonDocument event) {
        return "%s of %s".formatted(text(event, EventFormat.TYPE), text(event, EventFormat.AGGREGATE));
    }

    private static String text(BsonDocument event, String name) {
        BsonValue value = event.get(name);
        return value != null && value.isString() ? value.asString().getValue() : "?";
    }

    private static Fault fault(Kind kind, Commit commit, int index, String what) {
        long position = commit.first() + index;
        return new Fault(
                kind,
                commit.number(),
                position,
                "commit %d, the event at position %d, %s".formatted(commit.number(), position, what));
    }

    private @Nullable Fault againstCheckpoint() {
        if (checkpoint == null
                || checkpoint.commit() != intact.commit()
                || checkpoint.hash().equals(intact.hash())) {
            return null;
        }
        return new Fault(
                Kind.ALTERED,
                intact.commit(),
                checkpoint.position(),
                "commit %d, or one before it, was written anew: it has hash %s, the checkpoint says %s"
                        .formatted(intact.commit(), intact.hash(), checkpoint.hash()));
    }

    private Fault fault(Kind kind, String what) {
        long commit = intact.commit() + 1;
        return new Fault(
                kind,
                commit,
                intact.position() + 1,
                "commit %d, events from position %d, %s".formatted(commit, intact.position() + 1, what));
    }
}
