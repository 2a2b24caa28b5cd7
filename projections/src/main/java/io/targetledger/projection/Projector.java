package io.targetledger.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.projection.ViewWriter.Occurrence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all views up with the ledger. One process folds at a time, by a lease; the others follow its progress and take
 * over when it stops. A batch is visible, in every view at once, when the position has moved past it.
 */
public final class Projector implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);

    private static final int BATCH = 1_000;
    private static final int FOLDING_THREADS = 2;
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final ViewStore views;
    private final ProgressStore store;
    private final ProgressWatch watch;
    private final Lease lease;
    private final Renewal renewal;
    private final Thread thread = new Thread(this::run, "projector");
    private final ExecutorService folding = Executors.newFixedThreadPool(FOLDING_THREADS, task -> {
        Thread worker = new Thread(task, "projector-fold");
        worker.setDaemon(true);
        return worker;
    });

    private final Queue<FutureTask<Boolean>> tasks = new ConcurrentLinkedQueue<>();
    private volatile Runnable whenClaimed = () -> {};
    private volatile @Nullable Throwable failure;

    private Projector(Ledger ledger, MongoDatabase database, ViewStore views) {
        this.ledger = ledger;
        this.views = views;
        this.store = new ProgressStore(database, views.zone());
        this.watch = new ProgressWatch(store.load());
        this.lease = new Lease(store, this::claimed);
        this.renewal = new Renewal(ledger, views, store, () -> progress().position());
        this.thread.setDaemon(true);
    }

    /**
     * Follows the ledger until closed. What was made by other versions of the folds is made anew: in the background where
     * other views are there to be read, else before this returns.
     */
    static Projector start(Ledger ledger, MongoDatabase database, ViewStore views) {
        Projector projector = new Projector(ledger, database, views);
        if (projector.canBeReadMeanwhile()) {
            projector.renewal.look();
        } else {
            new FirstBuild(ledger, views, projector.store, projector.lease, projector.watch).run();
        }
        projector.thread.start();
        return projector;
    }

    public Progress progress() {
        return watch.progress();
    }

    /** @throws UnanswerableRead {@code VIEW_IS_MADE_ANEW} while the fold's view cannot be read */
    void check(Fold<?, ?> fold) {
        renewal.check(fold);
    }

    /** Has something done whenever this process begins to fold; at once if it does already. */
    void whenClaimed(Runnable work) {
        whenClaimed = work;
        if (lease.isOurs()) {
            work.run();
        }
    }

    private void claimed() {
        views.quarantines().forEach(Quarantine::load);
        watch.reached(store.load());
        whenClaimed.run();
    }

    ProgressStore store() {
        return store;
    }

    /** Whether no view is being made anew. */
    boolean isWhole() {
        return !renewal.isNeeded();
    }

    /** Why the views do not move on, where they do not. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until every view is folded up to the position; false when that takes too long. */
    public boolean await(long position, Duration atMost) {
        return watch.await(position, atMost);
    }

    /** Waits until something holds that other processes may bring about as well, asking now and then. */
    boolean awaitThat(BooleanSupplier holds, Duration atMost) {
        return watch.awaitThat(holds, atMost);
    }

    @Override
    public void close() {
        watch.close();
        try {
            renewal.abandon();
            thread.join(TimeUnit.SECONDS.toMillis(30));
            folding.shutdown();
            lease.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (watch.isOpen()) {
            try {
                if (lease.hold()) {
                    mend();
                    runTasks();
                    renew();
                    foldOnce();
                } else {
                    renewal.abandon();
                    follow();
                }
                failure = null;
            } catch (RuntimeException e) {
                if (!watch.isOpen()) {
                    return;
                }
                if (failure == null) {
                    log.error(
                            "The views stand at position {} and cannot move on; trying again",
                            progress().position(),
                            e);
                }
                failure = e;
                watch.pause(AFTER_FAILURE);
            }
        }
    }

    /** What another process has folded. */
    private void follow() {
        watch.reached(store.load());
        if (renewal.isNeeded()) {
            renewal.look();
        }
        watch.pause(ProgressWatch.ASKING);
    }

    private void renew() {
        if (renewal.isNeeded() && renewal.goOn()) {
            watch.reached(store.load());
        }
    }

    private void foldOnce() {
        long from = progress().position();
        List<LedgerEvent> events = ledger.read(from, BATCH);
        if (events.isEmpty()) {
            ledger.awaitAfter(from, IDLE);
            return;
        }
        long to = events.get(events.size() - 1).position();
        List<Occurrence> occurrences = events.stream().map(Occurrence::of).toList();
        Map<String, Long> changed = advance(occurrences, from, to);
        if (store.move(from, to, changed)) {
            Map<String, Long> all = new HashMap<>(progress().changed());
            all.putAll(changed);
            watch.reached(new Progress(to, Map.copyOf(all), progress().mended()));
        } else {
            // Another process took over and moved first; what was written here is what it wrote.
            watch.reached(store.load());
        }
    }

    /** All views at once; those that changed, with the position they are good up to. */
    private Map<String, Long> advance(List<Occurrence> occurrences, long from, long to) {
        List<Callable<Optional<String>>> tasks = new ArrayList<>();
        for (ViewWriter<?, ?> writer : views.writers()) {
            if (!renewal.isWaitedFor(writer.fold())) {
                tasks.add(() -> writer.advance(occurrences, from)
                        ? Optional.of(writer.fold().name())
                        : Optional.empty());
            }
        }
        Map<String, Long> changed = new HashMap<>();
        try {
            for (Future<Optional<String>> advanced : folding.invokeAll(tasks)) {
                WritesInFlight.join(advanced).ifPresent(name -> changed.put(name, to));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were folded", e);
        }
        return changed;
    }

    /**
     * Has the thread that folds do something between two batches, and waits for it.
     *
     * @throws IllegalStateException when another process folds, or none does any more
     */
    void betweenBatches(Runnable work) {
        FutureTask<Boolean> task = new FutureTask<>(
                () -> {
                    try {
                        work.run();
                    } finally {
                        mended();
                    }
                },
                true);
        tasks.add(task);
        while (!awaitThat(task::isDone, Lease.TIME)) {
            boolean nobodyWill = !watch.isOpen() || !lease.isOurs();
            if (nobodyWill && tasks.remove(task)) {
                throw new IllegalStateException("another process folds the views; replay there");
            }
        }
        WritesInFlight.join(task);
    }

    private void runTasks() {
        for (FutureTask<Boolean> task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /** Has everybody read anew what they keep of the past. */
    private void mended() {
        store.mended();
        watch.reached(store.load());
    }

    /** Goes on with views that stand still, where somebody asked for it. */
    private void mend() {
        for (ViewWriter<?, ?> writer : views.writers()) {
            if (writer.quarantine().isInUse() && !renewal.isWaitedFor(writer.fold())) {
                for (DeadLetterStore.Known asked : views.deadLetters().toRetry(writer.fold())) {
                    asked.parkedAt().ifPresent(position -> resume(writer, asked.key(), position));
                }
            }
        }
    }

    private void resume(ViewWriter<?, ?> writer, String key, long from) {
        writer.quarantine().load(); // what is passed over by now
        boolean caughtUp = writer.resume(
                key, () -> new EventsWithin(ledger, from - 1, progress().position(), BATCH));
        mended();
        views.deadLetters().tried(writer.fold(), key, caughtUp); // who waits for this reads what is mended
    }

    private boolean canBeReadMeanwhile() {
        return progress().position() > 0
                && store.outdated(views.folds()).size() < views.folds().size();
    }
}
