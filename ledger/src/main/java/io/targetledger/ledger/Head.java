package io.targetledger.ledger;

import java.time.Instant;

/**
 * The end of the ledger at some moment. Kept elsewhere it is a checkpoint: {@link Ledger#verify(Head,
 * VerificationListener)} proves that the ledger still continues from it.
 *
 * @param commit number of the last commit, 0 when there is none
 * @param position position of the last event, 0 when there is none
 * @param hash hash of the last commit in hex, 64 zeros when there is none
 * @param recordedAt when the last commit was recorded; the epoch when there is none
 */
public record Head(long commit, long position, String hash, Instant recordedAt) {

    /** The head of a ledger nothing was recorded in. */
    public static final Head EMPTY = new Head(0, 0, HashChain.GENESIS, Instant.EPOCH);
}
