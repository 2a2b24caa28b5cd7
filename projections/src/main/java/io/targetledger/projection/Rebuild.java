package io.targetledger.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

import io.targetledger.ledger.Ledger;
import io.targetledger.projection.ViewWriter.Occurrence;

/**
 * Makes views anew from the events, all of them in one pass over the ledger: while one batch is folded, the next is
 * read and the rows of the last are written. Whatever stood in their collections is dropped first, so a rebuild that
 * was cut off leaves nothing to mend; the caller marks the views as good only when it is through.
 */
final class Rebuild {

    /** How many events to fold at a time. */
    static final int BATCH = 2_000;

    /** How many versions in force to hold in memory for each view. */
    static final int MOST_HELD = 32_768;

    private final Ledger ledger;
    private final ViewStore views;
    private final List<? extends Fold<?, ?>> folds;
    private final int batch;
    private final int mostHeld;
    private volatile boolean abandoned;

    /**
     * @param batch how many events to fold at a time
     * @param mostHeld how many versions in force to hold in memory for each view
     */
    Rebuild(Ledger ledger, ViewStore views, List<? extends Fold<?, ?>> folds, int batch, int mostHeld) {
        this.ledger = ledger;
        this.views = views;
        this.folds = folds;
        this.batch = batch;
        this.mostHeld = mostHeld;
    }

    /**
     * Folds everything up to the position.
     *
     * @param progress told the position reached after each batch
     * @return per fold the position of the latest event that was its own; empty when abandoned
     */
    Optional<Map<Fold<?, ?>, Long>> upTo(long until, LongConsumer progress) {
        ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "projector-read");
            thread.setDaemon(true);
            return thread;
        });
        try (WritesInFlight writes = new WritesInFlight()) {
            List<? extends RebuiltView<?, ?>> rebuilt = folds.stream()
                    .map(fold -> views.rebuilt(fold, writes, mostHeld))
                    .toList();
            rebuilt.forEach(RebuiltView::begin);
            long position = 0;
            Future<List<Occurrence>> next = reader.submit(() -> read(0, until));
            while (position < until && !abandoned) {
                List<Occurrence> events = WritesInFlight.join(next);
                long reached = events.get(events.size() - 1).context().position();
                next = reader.submit(() -> read(reached, until));
                rebuilt.forEach(view -> view.fold(events));
                position = reached;
                progress.accept(position);
            }
            if (abandoned) {
                return Optional.empty();
            }
            rebuilt.forEach(RebuiltView::end);
            Map<Fold<?, ?>, Long> changed = new HashMap<>();
            rebuilt.forEach(view -> changed.put(view.fold(), view.changed()));
            return Optional.of(changed);
        } finally {
            reader.shutdownNow();
        }
    }

    /** Makes {@link #upTo} return soon. */
    void abandon() {
        abandoned = true;
    }

    private List<Occurrence> read(long after, long until) {
        return after >= until
                ? List.of()
                : ledger.read(after, (int) Math.min(batch, until - after)).stream()
                        .map(Occurrence::of)
                        .toList();
    }
}
