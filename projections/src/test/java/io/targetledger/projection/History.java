package io.targetledger.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.targetledger.histories.Happened;
import io.targetledger.histories.RandomHistory;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.NewEvent;

/** A random valid history, some of it dated back or ahead, written to a ledger in commits of random size. */
final class History {

    private final List<Happened> events;

    private History(List<Happened> events) {
        this.events = events;
    }

    static History of(long seed, int commands) {
        return new History(RandomHistory.of(seed, commands));
    }

    int size() {
        return events.size();
    }

    /** What happened, without to whom. */
    List<Object> payloads() {
        return events.stream().map(Happened::event).toList();
    }

    void writeTo(Ledger ledger, long seed) {
        writeTo(ledger, seed, 0, events.size());
    }

    /** A part of it, from one event up to and without another. */
    void writeTo(Ledger ledger, long seed, int from, int to) {
        Random random = new Random(seed);
        int next = from;
        while (next < to) {
            int end = Math.min(to, next + 1 + random.nextInt(20));
            ledger.append(new Append(
                    events.subList(next, end).stream().map(History::asNewEvent).toList(), null, null));
            next = end;
        }
    }

    /** The same for the same event, however it is written. */
    private static Map<String, Object> metadata(Random random) {
        return random.nextInt(3) > 0
                ? Map.of("actor", "somebody")
                : Map.of(
                        "actor",
                        "somebody",
                        "effectiveAt",
                        Instant.parse("2025-01-01T00:00:00Z").plus(Duration.ofHours(random.nextInt(20_000))));
    }

    private static NewEvent asNewEvent(Happened happened) {
        return new NewEvent(
                UUID.randomUUID().toString(),
                happened.aggregateId(),
                happened.aggregateType(),
                happened.sequence(),
                happened.event(),
                metadata(new Random(happened.aggregateId().hashCode() * 31L + happened.sequence())));
    }
}
