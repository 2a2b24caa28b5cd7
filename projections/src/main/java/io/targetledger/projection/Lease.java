package io.targetledger.projection;

import java.time.Duration;
import java.util.UUID;

/** The right to fold, which one process has at a time: claimed for a while, and again before that is over. */
final class Lease {

    /** How long others wait for a process that has died. */
    static final Duration TIME = Duration.ofSeconds(10);

    private static final long NOT_OURS = 0;

    private final String owner = UUID.randomUUID().toString();
    private final ProgressStore store;
    private final Runnable whenTaken;
    private volatile long claimedUntil = NOT_OURS;

    /** @param whenTaken run by who takes the lease, before anything is folded under it; if it fails the lease is not taken */
    Lease(ProgressStore store, Runnable whenTaken) {
        this.store = store;
        this.whenTaken = whenTaken;
    }

    /** Whether this process held it when it was last asked to. */
    boolean isOurs() {
        return claimedUntil != NOT_OURS;
    }

    /** Takes it or keeps it; false while another process has it. */
    boolean hold() {
        long now = System.nanoTime();
        if (isOurs() && claimedUntil - now > 0) {
            return true;
        }
        if (!store.claim(owner, TIME)) {
            claimedUntil = NOT_OURS;
            return false;
        }
        boolean taken = !isOurs();
        claimedUntil = now + TIME.toNanos() / 2;
        if (taken) {
            taken();
        }
        return true;
    }

    private void taken() {
        try {
            whenTaken.run();
        } catch (RuntimeException e) {
            claimedUntil = NOT_OURS;
            throw e;
        }
    }

    void release() {
        store.release(owner);
    }
}
