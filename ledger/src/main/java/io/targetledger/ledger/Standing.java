package io.targetledger.ledger;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import org.bson.BsonDocument;

/**
 * What the writer knows of the ledger up to a head. An insert right behind that head succeeds only while the head is
 * still the last commit, so whatever was checked against this knowledge held when the insert took effect.
 */
final class Standing {

    private static final int AGGREGATES_REMEMBERED = 100_000;

    private Head head;
    private final long typesKnownAfter;
    private final Map<String, Long> lastOfType = new HashMap<>();
    private final Map<String, Long> lastSequences = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > AGGREGATES_REMEMBERED;
        }
    };

    Standing(Head head) {
        this.head = head;
        this.typesKnownAfter = head.position();
    }

    Head head() {
        return head;
    }

    /** @throws LedgerDamaged when the commit does not continue the chain */
    void advance(Commit commit) {
        if (commit.number() != head.commit() + 1
                || commit.first() != head.position() + 1
                || !commit.prev().equals(head.hash())) {
            throw new LedgerDamaged("commit %d (first %d, prev %s) does not follow commit %d (position %d, hash %s)"
                    .formatted(
                            commit.number(),
                            commit.first(),
                            commit.prev(),
                            head.commit(),
                            head.position(),
                            head.hash()));
        }
        long position = commit.first();
        for (BsonDocument event : commit.events()) {
            EventOutline outline = EventOutline.of(event);
            knowSequence(outline.aggregate(), outline.sequence());
            lastOfType.put(outline.type(), position);
            position++;
        }
        head = commit.asHead();
    }

    /** Last sequence number of an aggregate, if remembered. */
    OptionalLong lastSequence(String aggregate) {
        Long last = lastSequences.get(aggregate);
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }

    /** Remembers a sequence number seen in the database, -1 for none; a later one already known stays. */
    void knowSequence(String aggregate, long sequence) {
        lastSequences.merge(aggregate, sequence, Math::max);
    }

    /** Whether {@link #lastOfType} knows everything behind a position. */
    boolean knowsTypesAfter(long position) {
        return position >= typesKnownAfter;
    }

    /** Position of the last event of a type as far as known, 0 for none. */
    long lastOfType(String type) {
        return lastOfType.getOrDefault(type, 0L);
    }
}
