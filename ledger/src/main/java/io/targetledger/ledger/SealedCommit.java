package io.targetledger.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.bson.BsonDocument;

/**
 * A commit as it is stored, for whoever proves things about it.
 *
 * @param number of the commit; the first is 1
 * @param first position of its first event
 * @param prev hash of the commit before it, in hex
 * @param hash its own, in hex
 * @param header what its hash is made of, see {@link HashChain}
 * @param events by their index in it; some may be left out
 */
public record SealedCommit(
        long number, long first, String prev, String hash, BsonDocument header, Map<Integer, BsonDocument> events) {

    /** @param wanted which events, by their index and content */
    static SealedCommit of(Commit commit, BiPredicate<Integer, BsonDocument> wanted) {
        Map<Integer, BsonDocument> events = new TreeMap<>();
        List<BsonDocument> all = commit.events();
        for (int index = 0; index < all.size(); index++) {
            if (wanted.test(index, all.get(index))) {
                events.put(index, all.get(index));
            }
        }
        return new SealedCommit(commit.number(), commit.first(), commit.prev(), commit.hash(), commit.header(), events);
    }
}
