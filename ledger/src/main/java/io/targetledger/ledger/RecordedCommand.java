package io.targetledger.ledger;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What came of a command the ledger has seen.
 *
 * @param commandId its id
 * @param aggregate aggregate of the first event it led to
 * @param digest metadata {@code commandDigest} of that event, to tell a repeated command from another one under the same id
 * @param version sequence number of the last event it led to on {@code aggregate}
 * @param firstPosition position of the first event it led to
 * @param lastPosition position of the last event it led to
 * @param commit number of the commit that holds them
 * @param recordedAt when they were recorded
 */
public record RecordedCommand(
        String commandId,
        String aggregate,
        @Nullable String digest,
        long version,
        long firstPosition,
        long lastPosition,
        long commit,
        Instant recordedAt) {}
