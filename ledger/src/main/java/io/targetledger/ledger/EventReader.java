package io.targetledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.bson.BsonDocument;

/** Reads events out of commits. */
final class EventReader {

    private static final int CUTS_REMEMBERED = 1_000;

    private final CommitStore store;
    private final EventFormat format;
    private final SequencesRead sequences;

    /** Where batches ended: last position read, and where the commit that holds the next one begins. */
    private final Map<Long, Long> cuts = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > CUTS_REMEMBERED;
        }
    });

    EventReader(CommitStore store, EventFormat format, SequencesRead sequences) {
        this.store = store;
        this.format = format;
        this.sequences = sequences;
    }

    List<LedgerEvent> read(long afterPosition, int atMost) {
        atLeastOne(atMost);
        notNegative("afterPosition", afterPosition);
        Long cut = cuts.get(afterPosition);
        long from = cut == null ? afterPosition + 1 : cut;
        List<Commit> commits = new ArrayList<>(store.beginningWithin(from, afterPosition + atMost));
        boolean beginsInside = commits.isEmpty() || commits.get(0).first() > afterPosition + 1;
        if (cut == null && afterPosition > 0 && beginsInside) {
            Commit holding = store.beginningAtOrBefore(afterPosition);
            if (holding != null && holding.last() > afterPosition) {
                commits.add(0, holding);
            }
        }
        List<LedgerEvent> events = new ArrayList<>();
        for (Commit commit : commits) {
            long position = commit.first();
            long number = commit.number();
            Instant at = commit.at();
            for (BsonDocument event : commit.events()) {
                if (position > afterPosition && events.size() < atMost) {
                    events.add(format.read(event, position, number, at));
                }
                position++;
            }
        }
        if (!events.isEmpty()) {
            rememberCut(afterPosition + events.size(), commits.get(commits.size() - 1));
        }
        return events;
    }

    private void rememberCut(long lastRead, Commit lastCommit) {
        cuts.put(lastRead, lastCommit.last() > lastRead ? lastCommit.first() : lastRead + 1);
    }

    List<LedgerEvent> readAggregate(String aggregate, long fromSequence, int atMost) {
        atLeastOne(atMost);
        notNegative("fromSequence", fromSequence);
        List<LedgerEvent> events = new ArrayList<>();
        for (Commit commit : store.ofAggregate(aggregate, fromSequence, atMost)) {
            long position = commit.first();
            for (BsonDocument event : commit.events()) {
                EventOutline outline = EventOutline.of(event);
                if (outline.aggregate().equals(aggregate)
                        && outline.sequence() >= fromSequence
                        && events.size() < atMost) {
                    LedgerEvent read = format.read(event, position, commit.number(), commit.at());
                    requireNext(read, fromSequence + events.size());
                    events.add(read);
                }
                position++;
            }
        }
        if (!events.isEmpty()) {
            sequences.read(aggregate, events.get(events.size() - 1).sequence());
        }
        return events;
    }

    private static void requireNext(LedgerEvent event, long sequence) {
        if (event.sequence() != sequence) {
            throw new LedgerDamaged("event %d of aggregate %s is missing: event %d comes instead, at position %d"
                    .formatted(sequence, event.aggregate(), event.sequence(), event.position()));
        }
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("%s must be 0 or more, was %d".formatted(name, value));
        }
    }

    private static void atLeastOne(int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("atMost must be 1 or more, was " + atMost);
        }
    }
}
