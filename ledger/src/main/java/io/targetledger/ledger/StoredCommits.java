package io.targetledger.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.LedgerSettings.Durability;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/** The commits of a ledger as they are stored. Only reads; a ledger that is damaged can be read as well. */
public final class StoredCommits {

    private final CommitStore store;

    StoredCommits(CommitStore store) {
        this.store = store;
    }

    /** Those of a database, without opening its ledger. */
    public static StoredCommits in(MongoDatabase database) {
        return new StoredCommits(new CommitStore(database, Concerns.of(database, Durability.MAJORITY_JOURNALED)));
    }

    /** The last commit there is. One round trip. */
    public Head head() {
        return store.head();
    }

    /**
     * All commits behind one, in order and exactly as stored, for whoever checks them elsewhere, see {@link ChainWalk}.
     *
     * @param each is given them one by one, and says whether to go on
     */
    public void walkAfter(long commit, Predicate<BsonDocument> each) {
        try (MongoCursor<RawBsonDocument> commits = store.after(commit)) {
            while (commits.hasNext() && each.test(commits.next())) {
                // goes on
            }
        }
    }

    /** Hashes, in hex, of the commits behind one up to another, in order. One round trip. */
    public List<String> hashes(long afterCommit, long upToCommit) {
        return store.hashes(afterCommit, upToCommit);
    }

    /** The commit that holds the event at a position, with that event only; empty when there is none. One round trip. */
    public Optional<SealedCommit> sealedAt(long position) {
        Commit holding = position < 1 ? null : store.beginningAtOrBefore(position);
        if (holding == null || holding.last() < position) {
            return Optional.empty();
        }
        return Optional.of(SealedCommit.of(holding, (index, event) -> holding.first() + index == position));
    }

    /**
     * Commits that hold events of an aggregate, in order, with these events only. One round trip.
     *
     * @param atMost most commits to return
     */
    public List<SealedCommit> sealedOf(String aggregate, int atMost) {
        return store.ofAggregate(aggregate, atMost).stream()
                .map(commit -> SealedCommit.of(
                        commit,
                        (index, event) -> aggregate.equals(
                                event.getString(EventFormat.AGGREGATE).getValue())))
                .toList();
    }
}
