package io.targetledger.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How far the views are folded, for all who wait for them to get further. Nobody waits any longer once it is closed. */
final class ProgressWatch {

    /** How often to ask what other processes have done. */
    static final Duration ASKING = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile Progress progress;
    private volatile boolean open = true;

    ProgressWatch(Progress progress) {
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    boolean isOpen() {
        return open;
    }

    void reached(Progress reached) {
        progress = reached;
        wakeAll();
    }

    void close() {
        open = false;
        wakeAll();
    }

    private void wakeAll() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every view is folded up to the position; false when that takes too long. */
    boolean await(long position, Duration atMost) {
        if (progress.position() >= position) {
            return true;
        }
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (progress.position() < position && left > 0 && open) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return progress.position() >= position;
    }

    /** Waits until something holds that other processes may bring about as well, asking now and then. */
    boolean awaitThat(BooleanSupplier holds, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline || !open || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(ASKING);
        }
        return true;
    }

    /** Waits for so long, whatever is reached meanwhile. */
    void pause(Duration time) {
        lock.lock();
        try {
            long left = time.toNanos();
            while (open && left > 0) {
                left = moved.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
