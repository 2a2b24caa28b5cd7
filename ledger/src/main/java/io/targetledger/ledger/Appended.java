package io.targetledger.ledger;

import java.time.Instant;

/**
 * Where an append came to stand.
 *
 * @param firstPosition position of its first event
 * @param lastPosition position of its last event
 * @param commit number of the commit that holds it, possibly together with other appends
 * @param recordedAt when it was recorded, in milliseconds
 */
public record Appended(long firstPosition, long lastPosition, long commit, Instant recordedAt) {}
