package io.targetledger.ledger;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What came of walking the chain.
 *
 * @param intact the head up to which everything is intact
 * @param fault the first thing wrong behind it, null when the whole ledger is intact
 */
public record Verification(Head intact, @Nullable Fault fault) {

    public boolean isIntact() {
        return fault == null;
    }

    public Optional<Fault> firstFault() {
        return Optional.ofNullable(fault);
    }

    /**
     * A place where the ledger is not what was recorded.
     *
     * @param kind what is wrong
     * @param commit number of the commit concerned
     * @param position of the first event concerned: the event itself where the commit tells which, else the commit's first
     * @param message what was found and what had to be there
     */
    public record Fault(Kind kind, long commit, long position, String message) {}

    /** What can be wrong with a ledger. */
    public enum Kind {
        /** A commit is not there, at the end or in between. */
        MISSING,
        /** A commit is not what its hash says. */
        ALTERED,
        /** A commit is whole, or was, but does not belong where it stands. */
        REORDERED
    }
}
