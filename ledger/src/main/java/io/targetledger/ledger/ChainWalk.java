package io.targetledger.ledger;

import io.targetledger.ledger.Verification.Fault;
import io.targetledger.ledger.Verification.Kind;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.jspecify.annotations.Nullable;

/** Verification as a fold: each commit must continue the one before it and be what its hash says. */
final class ChainWalk {

    private final @Nullable Head checkpoint;
    private Head intact = Head.EMPTY;
    private @Nullable Fault fault;

    /** @param checkpoint a head of this ledger known from elsewhere */
    ChainWalk(@Nullable Head checkpoint) {
        this.checkpoint = checkpoint;
    }

    /** Takes the next stored commit; false once something is wrong. */
    boolean accept(BsonDocument stored) {
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

    Head intact() {
        return intact;
    }

    Verification end() {
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
        String hash = HashChain.hash(intact.hash(), commit.document());
        if (elsewhere || moved || !hash.equals(commit.hash())) {
            return fault(
                    Kind.ALTERED,
                    "has content with hash %s, but carries hash %s (first position %d, prev %s)"
                            .formatted(hash, commit.hash(), commit.first(), commit.prev()));
        }
        if (commit.at().isBefore(intact.recordedAt())) {
            return fault(Kind.ALTERED, "is dated %s, before the commit it follows".formatted(commit.at()));
        }
        return null;
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
