package io.targetledger.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import io.targetledger.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the views where none can be read meanwhile, as on a ledger that was never folded: whoever opens it waits. Where
 * some can, it is a {@link Renewal}'s work.
 */
final class FirstBuild {

    private static final Logger log = LoggerFactory.getLogger(FirstBuild.class);

    /** How often others may spoil what is built; a process that has lost its lease does so once. */
    private static final int MOST_SPOILT = 3;

    private final Ledger ledger;
    private final ViewStore views;
    private final ProgressStore store;
    private final Lease lease;
    private final ProgressWatch watch;
    private int spoilt;

    FirstBuild(Ledger ledger, ViewStore views, ProgressStore store, Lease lease, ProgressWatch watch) {
        this.ledger = ledger;
        this.views = views;
        this.store = store;
        this.lease = lease;
        this.watch = watch;
    }

    /**
     * Returns when all views are there, made by this process or by another.
     *
     * @throws IllegalStateException when rows that are not its own keep turning up in the views it builds
     */
    void run() {
        while (watch.isOpen()) {
            List<? extends Fold<?, ?>> outdated = store.outdated(views.folds());
            if (outdated.isEmpty()) {
                watch.reached(store.load());
                return;
            }
            if (!lease.hold() || !build(outdated)) {
                watch.pause(ProgressWatch.ASKING);
            }
        }
    }

    /** False when another process took over meanwhile. */
    private boolean build(List<? extends Fold<?, ?>> outdated) {
        long from = store.load().position();
        boolean all = outdated.size() == views.folds().size();
        long until = from == 0 && all ? ledger.head().position() : from;
        if (until > 0) {
            log.info(
                    "Rebuilding views {} from {} events",
                    outdated.stream().map(Fold::name).toList(),
                    until);
        }
        Optional<Map<Fold<?, ?>, Long>> changed;
        try {
            changed = underLease(new Rebuild(ledger, views, outdated, Rebuild.BATCH, Rebuild.MOST_HELD), until);
        } catch (MongoBulkWriteException e) {
            spoiltBy(e);
            return false;
        }
        if (changed.isEmpty() || !lease.hold() || !store.rebuilt(changed.get(), from, until)) {
            return false;
        }
        outdated.forEach(views::dropOtherVersions);
        return true;
    }

    /** A process that has lost its lease may write late, into what was dropped: all is made once more. */
    private void spoiltBy(MongoBulkWriteException failure) {
        if (failure.getWriteErrors().stream().anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
            throw failure;
        }
        spoilt++;
        log.warn("Another process wrote into the views that are rebuilt; beginning anew: {}", failure.getMessage());
        if (spoilt == MOST_SPOILT) {
            throw new IllegalStateException(
                    ("The views were rebuilt %d times, and each time something else wrote into them;"
                                    + " end all other processes that use this database, and start again")
                            .formatted(spoilt));
        }
    }

    /** Keeps the lease while it lasts; empty when that was lost. */
    private Optional<Map<Fold<?, ?>, Long>> underLease(Rebuild rebuild, long until) {
        CompletableFuture<Optional<Map<Fold<?, ?>, Long>>> outcome = CompletableFuture.supplyAsync(
                () -> rebuild.upTo(until, position -> {}), task -> new Thread(task, "rebuild").start());
        while (!outcome.isDone()) {
            if (!watch.isOpen() || !lease.hold()) {
                rebuild.abandon();
            }
            awaitASecond(outcome);
        }
        return WritesInFlight.join(outcome);
    }

    private static void awaitASecond(Future<?> future) {
        try {
            future.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Asked for again by the caller.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while views were rebuilt", e);
        }
    }
}
