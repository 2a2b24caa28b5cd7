package io.targetledger.ledger;

import java.time.Clock;
import java.time.Duration;

/**
 * How a ledger writes and waits.
 *
 * @param durability what an acknowledged append has survived
 * @param eventsPerCommit most events grouped into one commit; a single larger append still goes out by itself
 * @param bytesPerCommit most bytes of events grouped into one commit; the same exception holds
 * @param queueCapacity most appends waiting at once; one more makes its caller wait
 * @param pollEvery how often a waiting reader asks for what other processes wrote
 * @param settleWithin how long an append without a clear answer is pursued before it fails with {@link OutcomeUnknown}
 * @param clock what commits are dated by
 */
public record LedgerSettings(
        Durability durability,
        int eventsPerCommit,
        int bytesPerCommit,
        int queueCapacity,
        Duration pollEvery,
        Duration settleWithin,
        Clock clock) {

    /** Most bytes the events of one append may take: MongoDB's 16 MiB for a document, less room for what surrounds them. */
    public static final int MOST_BYTES = 15 * 1024 * 1024;

    /** What an acknowledged append has survived. */
    public enum Durability {
        /** Journaled by a majority of the replica set: neither a crash nor a failover takes it back. The default. */
        MAJORITY_JOURNALED,
        /** Journaled by the primary: a failover may take it back. */
        PRIMARY_JOURNALED,
        /** In the primary's memory: a crash or a failover may take it back. For tests and loads that can be repeated. */
        PRIMARY_MEMORY
    }

    public LedgerSettings {
        if (eventsPerCommit < 1) {
            throw new IllegalArgumentException("eventsPerCommit must be 1 or more, was " + eventsPerCommit);
        }
        if (bytesPerCommit < 1 || bytesPerCommit > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "bytesPerCommit must be within 1 and %d, was %d".formatted(MOST_BYTES, bytesPerCommit));
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("queueCapacity must be 1 or more, was " + queueCapacity);
        }
        if (pollEvery.toMillis() < 1) {
            throw new IllegalArgumentException("pollEvery must be 1 ms or more, was " + pollEvery);
        }
        if (settleWithin.isNegative()) {
            throw new IllegalArgumentException("settleWithin must not be negative, was " + settleWithin);
        }
    }

    /** Majority and journal, up to 200 events or 4 MiB a commit, 1,000 appends waiting, polls every 200 ms. */
    public static LedgerSettings defaults() {
        return new LedgerSettings(
                Durability.MAJORITY_JOURNALED,
                200,
                4 * 1024 * 1024,
                1_000,
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                Clock.systemUTC());
    }

    public LedgerSettings withDurability(Durability chosen) {
        return new LedgerSettings(
                chosen, eventsPerCommit, bytesPerCommit, queueCapacity, pollEvery, settleWithin, clock);
    }

    public LedgerSettings withGroupsOf(int events, int bytes) {
        return new LedgerSettings(durability, events, bytes, queueCapacity, pollEvery, settleWithin, clock);
    }

    public LedgerSettings withQueueCapacity(int appends) {
        return new LedgerSettings(durability, eventsPerCommit, bytesPerCommit, appends, pollEvery, settleWithin, clock);
    }

    public LedgerSettings withPollEvery(Duration interval) {
        return new LedgerSettings(
                durability, eventsPerCommit, bytesPerCommit, queueCapacity, interval, settleWithin, clock);
    }

    public LedgerSettings withSettleWithin(Duration atMost) {
        return new LedgerSettings(durability, eventsPerCommit, bytesPerCommit, queueCapacity, pollEvery, atMost, clock);
    }

    public LedgerSettings withClock(Clock chosen) {
        return new LedgerSettings(
                durability, eventsPerCommit, bytesPerCommit, queueCapacity, pollEvery, settleWithin, chosen);
    }
}
