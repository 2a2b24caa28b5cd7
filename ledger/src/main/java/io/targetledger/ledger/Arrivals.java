package io.targetledger.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Lets readers wait for events: woken by this process's own commits, and by one of them asking for those of others. */
final class Arrivals {

    private static final Duration LONGEST = Duration.ofDays(10_000);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long pollNanos;
    private final LongSupplier recorded;
    private long last;
    private boolean asking;
    private boolean closed;

    /** @param recorded asks the database for the position of the last event */
    Arrivals(long last, Duration pollEvery, LongSupplier recorded) {
        this.last = last;
        this.pollNanos = pollEvery.toNanos();
        this.recorded = recorded;
    }

    void reached(long position) {
        lock.lock();
        try {
            if (position > last) {
                last = position;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something stands behind a position; false after {@code atMost}, on close, or when interrupted. */
    boolean awaitAfter(long position, Duration atMost) {
        Duration bounded = atMost.compareTo(LONGEST) > 0 ? LONGEST : atMost;
        long deadline = System.nanoTime() + bounded.toNanos();
        lock.lock();
        try {
            while (last <= position && !closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                if (asking) {
                    changed.await(left, TimeUnit.NANOSECONDS);
                } else {
                    ask(left);
                }
            }
            return last > position;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for one poll interval as the only one who asks, then asks, without holding the lock meanwhile. */
    private void ask(long leftNanos) throws InterruptedException {
        asking = true;
        try {
            long woken = last;
            changed.await(Math.min(pollNanos, leftNanos), TimeUnit.NANOSECONDS);
            if (last == woken && !closed) {
                lock.unlock();
                long found;
                try {
                    found = recorded.getAsLong();
                } finally {
                    lock.lock();
                }
                last = Math.max(last, found);
            }
        } finally {
            asking = false;
            changed.signalAll();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
