package io.targetledger.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes writes durable in groups: one thread appends to the {@link Journal} what was written since it did so last, and now and
 * then commits the store instead, which the next journal continues.
 *
 * <p>A group ends between commands, never in the middle of one, so after a crash a command is there with all its documents and
 * index entries or not at all. Nobody waits for a group while holding a lock, and reads take no part in it.
 */
final class Committer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private static final long LONGEST_JOURNAL = 16 * 1024 * 1024;
    private static final long IDLE_MILLIS = 1_000;
    private static final int TIDIED_AT_ONCE = 4 * 1024 * 1024;
    private static final int WORTH_TIDYING_BELOW_PERCENT = 50;

    private final MVStore store;
    private final Journal journal;
    private final boolean force;
    /** Shared by writers, exclusive to the end of a group and to a commit. Taken before any other lock. */
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

    private final Object signal = new Object();
    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean wanted;
    private boolean closing;
    private final Thread thread;

    Committer(MVStore store, Journal journal, Durability durability) {
        this.store = store;
        this.journal = journal;
        this.force = durability == Durability.FSYNC;
        this.thread = new Thread(this::run, "embedded-mongodb-committer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Runs a command that may write, so that no group sees half of it. */
    <T> T whileWriting(Supplier<T> command) {
        writing.readLock().lock();
        try {
            return command.get();
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Runs while nobody writes and no commit is under way. */
    void alone(Runnable action) {
        whileNobodyWrites(() -> {
            action.run();
            return true;
        });
    }

    /** Runs a command of which the store may be committed halfway; see {@link #commitIfAlone}. */
    <T> T whileNobodyWrites(Supplier<T> command) {
        writing.writeLock().lock();
        try {
            return command.get();
        } finally {
            writing.writeLock().unlock();
        }
    }

    /** Commits the store if this thread runs {@link #whileNobodyWrites}; says whether it did. */
    boolean commitIfAlone() {
        boolean alone = writing.isWriteLockedByCurrentThread();
        if (alone) {
            commitStore();
        }
        return alone;
    }

    /** Completes when everything written before this call is durable; fails if it cannot be made so. */
    CompletableFuture<Void> durable() {
        synchronized (signal) {
            if (closing) {
                return CompletableFuture.failedFuture(new IllegalStateException("the server is closing"));
            }
            wanted = true;
            signal.notifyAll();
            return next;
        }
    }

    /** Commits the store now. */
    void commit() {
        alone(this::commitStore);
    }

    /**
     * Rewrites what still lives in sparsely used parts of the file, so that their space can be used again. Never moves
     * anything in place: until the next commit the file holds the old and the new.
     *
     * @return whether there may be more to do
     */
    boolean tidy(int atMostBytes) {
        boolean[] more = {false};
        alone(() -> {
            more[0] = store.compact(WORTH_TIDYING_BELOW_PERCENT, atMostBytes);
            commitStore();
        });
        return more[0];
    }

    private void run() {
        while (awaitWork()) {
            CompletableFuture<Void> covered = takeCovered();
            try {
                boolean commits = commitOrAppend(covered == null);
                if (covered != null) {
                    covered.complete(null);
                }
                if (commits && journal.isOn()) {
                    tidy(TIDIED_AT_ONCE);
                }
            } catch (RuntimeException | Error failure) {
                log.error("Writes could not be made durable; their clients are told so", failure);
                if (covered != null) {
                    covered.completeExceptionally(failure);
                }
            }
        }
    }

    /**
     * Which of the two is settled while nobody writes: a command that changes the structure after it has logged documents
     * must not leave these to the journal without the rest.
     *
     * @return whether the store was committed
     */
    private boolean commitOrAppend(boolean idle) {
        byte[][] group = new byte[1][];
        alone(() -> {
            if (idle || journal.wantsCommit() || journal.size() > LONGEST_JOURNAL) {
                commitStore();
            } else {
                group[0] = journal.take();
            }
        });
        if (group[0] == null) {
            return true;
        }
        journal.append(group[0], force);
        return false;
    }

    /** While nobody writes. */
    private void commitStore() {
        journal.beforeCommit();
        store.commit();
        if (force) {
            store.sync();
        }
        journal.afterCommit();
    }

    /** Waits until writes are to be made durable, or the journal was left alone for a while; false when closing. */
    private boolean awaitWork() {
        synchronized (signal) {
            while (!wanted && !closing) {
                try {
                    if (journal.size() == 0) {
                        signal.wait();
                    } else {
                        signal.wait(IDLE_MILLIS);
                        break;
                    }
                } catch (InterruptedException interrupted) {
                    log.warn("The committing thread was interrupted; it goes on until the server is closed");
                }
            }
            return wanted || !closing;
        }
    }

    /** Who waits; null when nobody does and the store is committed for its own sake. */
    private @Nullable CompletableFuture<Void> takeCovered() {
        synchronized (signal) {
            if (!wanted) {
                return null;
            }
            wanted = false;
            CompletableFuture<Void> covered = next;
            next = new CompletableFuture<>();
            return covered;
        }
    }

    /** Finishes what was asked for. */
    @Override
    public void close() {
        synchronized (signal) {
            closing = true;
            signal.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
