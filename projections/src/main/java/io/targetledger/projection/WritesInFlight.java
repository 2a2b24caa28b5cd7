package io.targetledger.projection;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A few writes at a time; whoever adds one more waits for the eldest, and hears of its failure. */
final class WritesInFlight implements AutoCloseable {

    private static final int THREADS = 2;
    private static final int MOST = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "projector-write");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Future<?>> writes = new ArrayDeque<>();

    void add(Runnable write) {
        while (writes.size() >= MOST) {
            join(writes.remove());
        }
        writes.add(threads.submit(write));
    }

    void await() {
        while (!writes.isEmpty()) {
            join(writes.remove());
        }
    }

    /** Returns once nothing is on its way any more. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a view was rebuilt", e);
        }
    }
}
