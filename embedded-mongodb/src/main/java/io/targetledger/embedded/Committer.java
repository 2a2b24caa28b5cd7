package io.targetledger.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes writes durable in groups: one thread commits the store, and everything written since the commit before shares it.
 *
 * <p>A commit falls between commands, never into the middle of one, so after a crash a command is there with all its documents
 * and index entries or not at all. Nobody waits for a commit while holding a lock, and reads take no part in it.
 */
final class Committer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private static final int COMMITS_BETWEEN_TIDYINGS = 64;
    private static final int TIDIED_AT_ONCE = 1024 * 1024;
    private static final int WORTH_TIDYING_BELOW_PERCENT = 50;

    private final MVStore store;
    private final Durability durability;
    /** Shared by writers, exclusive to a commit. Taken before any other lock. */
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

    private final Object signal = new Object();
    private CompletableFuture<Void> next = new CompletableFuture<>();
    private boolean wanted;
    private boolean closing;
    private int commitsSinceTidied;
    private final Thread thread;

    Committer(MVStore store, Durability durability) {
        this.store = store;
        this.durability = durability;
        this.thread = new Thread(this::run, "embedded-mongodb-committer");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** Runs a command that may write, so that no commit sees half of it. */
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
        writing.writeLock().lock();
        try {
            action.run();
        } finally {
            writing.writeLock().unlock();
        }
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
            store.commit();
        });
        return more[0];
    }

    private void tidyNowAndThen() {
        commitsSinceTidied++;
        if (commitsSinceTidied >= COMMITS_BETWEEN_TIDYINGS) {
            commitsSinceTidied = 0;
            tidy(TIDIED_AT_ONCE);
        }
    }

    private void run() {
        CompletableFuture<Void> covered = awaitWanted();
        while (covered != null) {
            try {
                alone(store::commit);
                if (durability == Durability.FSYNC) {
                    store.sync();
                }
                covered.complete(null);
                tidyNowAndThen();
            } catch (RuntimeException | Error failure) {
                log.error("Writes could not be made durable; their clients are told so", failure);
                covered.completeExceptionally(failure);
            }
            covered = awaitWanted();
        }
    }

    private @Nullable CompletableFuture<Void> awaitWanted() {
        synchronized (signal) {
            while (!wanted && !closing) {
                try {
                    signal.wait();
                } catch (InterruptedException interrupted) {
                    log.warn("The committing thread was interrupted; it goes on until the server is closed");
                }
            }
            if (!wanted) {
                return null;
            }
            wanted = false;
            CompletableFuture<Void> covered = next;
            next = new CompletableFuture<>();
            return covered;
        }
    }

    /** Finishes the commits that were asked for. */
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
