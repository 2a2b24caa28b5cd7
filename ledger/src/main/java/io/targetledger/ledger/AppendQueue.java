package io.targetledger.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded queue of appends that, once closed, still gives out what it accepted. */
final class AppendQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<PendingAppend> queue = new ArrayDeque<>();
    private final int capacity;
    private boolean closed;

    AppendQueue(int capacity) {
        this.capacity = capacity;
    }

    /**
     * Waits while the queue is full.
     *
     * @throws LedgerClosed when the queue is closed first; the append is not in the queue then
     * @throws InterruptedException likewise
     */
    void put(PendingAppend append) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() >= capacity && !closed) {
                changed.await();
            }
            if (closed) {
                throw new LedgerClosed();
            }
            queue.add(append);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Moves at most as many appends as asked for, waiting for the first one if {@code wait}; false once closed and empty. */
    boolean drainTo(Deque<PendingAppend> taken, int atMost, boolean wait) {
        lock.lock();
        try {
            while (wait && queue.isEmpty() && !closed) {
                changed.awaitUninterruptibly();
            }
            if (queue.isEmpty()) {
                return !closed;
            }
            for (int moved = 0; moved < atMost && !queue.isEmpty(); moved++) {
                taken.add(queue.remove());
            }
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
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
