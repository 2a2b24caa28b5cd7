package io.targetledger.proof.cli;

import java.util.Optional;
import java.util.function.Predicate;

import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/** A ledger that is verified, or that proofs are asked of. */
interface LedgerSource extends AutoCloseable {

    /** Number of its last commit. */
    long commits();

    /** Its commits behind one, in order and as they are stored, until the predicate says no. */
    void walkAfter(long commit, Predicate<BsonDocument> each);

    /** A checkpoint as text. */
    String checkpoint();

    /**
     * A proof as JSON.
     *
     * @param checkpoint to prove against; null for a new one
     */
    Optional<String> proof(What what, @Nullable String checkpoint);

    @Override
    void close();

    /** One event, or all of an aggregate. */
    record What(@Nullable Long position, @Nullable String aggregateId) {

        @Override
        public String toString() {
            return aggregateId == null ? "position " + position : aggregateId;
        }
    }
}
