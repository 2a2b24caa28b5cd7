package io.targetledger.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import io.targetledger.ledger.Ledger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Views whose folds have changed are made anew in the background, so that a start need not wait for them: the others are
 * read and folded meanwhile, and whoever reads one that is not there yet is told so. What a crash cuts off begins anew.
 */
final class Renewal {

    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final Ledger ledger;
    private final ViewStore views;
    private final ProgressStore store;
    private final LongSupplier position;
    private volatile Set<String> waitedFor = Set.of();
    private volatile @Nullable Work work;

    /** @param position up to which the other views are folded */
    Renewal(Ledger ledger, ViewStore views, ProgressStore store, LongSupplier position) {
        this.ledger = ledger;
        this.views = views;
        this.store = store;
        this.position = position;
    }

    /** Learns which views are to be made anew, or are there by now, whoever made them. */
    void look() {
        waitedFor = store.outdated(views.folds()).stream().map(Fold::name).collect(Collectors.toUnmodifiableSet());
    }

    boolean isNeeded() {
        return !waitedFor.isEmpty();
    }

    /** @throws UnanswerableRead {@code VIEW_IS_MADE_ANEW} */
    void check(Fold<?, ?> fold) {
        if (waitedFor.contains(fold.name())) {
            Work current = work;
            throw new UnanswerableRead(
                    "VIEW_IS_MADE_ANEW",
                    Map.of(
                            "view", fold.name(),
                            "reached", current == null ? 0 : current.reached,
                            "until", position.getAsLong()));
        }
    }

    boolean isWaitedFor(Fold<?, ?> fold) {
        return waitedFor.contains(fold.name());
    }

    /**
     * Goes on with what is to be made anew; to be called by whoever folds, between two batches.
     *
     * @return whether views have just become readable
     */
    boolean goOn() {
        Work current = work;
        if (current == null) {
            List<? extends Fold<?, ?>> folds =
                    views.folds().stream().filter(this::isWaitedFor).toList();
            log.info(
                    "Making views {} anew from {} events; the others go on",
                    folds.stream().map(Fold::name).toList(),
                    position.getAsLong());
            work = new Work(folds);
            return false;
        }
        if (!current.built.isDone()) {
            return false;
        }
        try {
            if (!current.finish()) {
                return false;
            }
        } finally {
            work = null;
        }
        look();
        return true;
    }

    /** Gives up; another process may take over. */
    void abandon() {
        Work current = work;
        if (current != null) {
            current.abandon();
            work = null;
        }
    }

    private final class Work {

        private final List<? extends Fold<?, ?>> folds;
        private final List<? extends ViewWriter<?, ?>> writers;
        private final Rebuild rebuild;
        private final CompletableFuture<Optional<Map<Fold<?, ?>, Long>>> built;
        private final Map<Fold<?, ?>, Long> changed = new HashMap<>();
        private volatile long reached;
        private volatile boolean abandoned;

        Work(List<? extends Fold<?, ?>> folds) {
            this.folds = folds;
            this.writers = folds.stream().map(views::writer).toList();
            this.rebuild = new Rebuild(ledger, views, folds, Rebuild.BATCH, Rebuild.MOST_HELD);
            long until = position.getAsLong();
            this.built = CompletableFuture.supplyAsync(() -> build(until), task -> {
                Thread thread = new Thread(task, "renewal");
                thread.setDaemon(true);
                thread.start();
            });
        }

        private Optional<Map<Fold<?, ?>, Long>> build(long until) {
            Optional<Map<Fold<?, ?>, Long>> outcome = rebuild.upTo(until, folded -> reached = folded);
            outcome.ifPresent(changed::putAll);
            while (outcome.isPresent() && !abandoned && position.getAsLong() - reached > Rebuild.BATCH) {
                catchUp(position.getAsLong());
            }
            return abandoned ? Optional.empty() : outcome;
        }

        private void catchUp(long until) {
            EventsWithin batches = new EventsWithin(ledger, reached, until, Rebuild.BATCH);
            while (batches.hasNext() && !abandoned) {
                var events = batches.next();
                long last = events.get(events.size() - 1).context().position();
                for (ViewWriter<?, ?> writer : writers) {
                    if (writer.advance(events, reached)) {
                        changed.put(writer.fold(), last);
                    }
                }
                reached = last;
            }
        }

        /** The last steps, while nobody else folds. */
        boolean finish() {
            Optional<Map<Fold<?, ?>, Long>> outcome;
            try {
                outcome = built.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
            long now = position.getAsLong();
            catchUp(now);
            if (outcome.isEmpty() || !store.rebuilt(changed, now, now)) {
                return false;
            }
            folds.forEach(views::dropOtherVersions);
            log.info("The views {} are there", folds.stream().map(Fold::name).toList());
            return true;
        }

        void abandon() {
            abandoned = true;
            rebuild.abandon();
        }
    }
}
