package io.targetledger.projection;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;

import io.targetledger.ledger.Ledger;
import io.targetledger.projection.ReplayStatus.State;
import io.targetledger.projection.ViewWriter.Occurrence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds a view anew beside the live one, while reads and writes go on; compares the two; and has the new one take the other's
 * place, between two batches of the projector, so that no reader sees anything but one or the other.
 *
 * <p>Now and then everything folded is stored, and the position noted. Where it is cut off, whoever folds next goes on from
 * there: what was stored beyond it is written again as it was.
 */
final class Replay<V, E> implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Replay.class);

    private final Fold<V, E> fold;
    private final Ledger ledger;
    private final ViewStore views;
    private final Projector projector;
    private final boolean swap;
    private final long from;
    private final Pace pace;
    private long settledAt = System.nanoTime();
    private final long started = System.nanoTime();
    private final ViewWriter<V, E> shadow;
    private volatile ReplayStatus status;
    private volatile boolean cancelled;
    private volatile boolean leftToOthers;

    /**
     * @param batch how many events to fold at a time
     * @param mostHeld how many versions in force to hold in memory
     * @param settledEvery how much work a crash may cost
     */
    record Pace(int batch, int mostHeld, Duration settledEvery) {

        static final Pace DEFAULT = new Pace(Rebuild.BATCH, Rebuild.MOST_HELD, Duration.ofSeconds(30));
    }

    /** @param from position from which it goes on, as {@link ProgressStore#replaySettled} has it */
    Replay(Fold<V, E> fold, Ledger ledger, ViewStore views, Projector projector, boolean swap, long from, Pace pace) {
        this.from = from;
        this.pace = pace;
        this.fold = fold;
        this.ledger = ledger;
        this.views = views;
        this.projector = projector;
        this.swap = swap;
        this.shadow = views.shadow(fold);
        this.status = ReplayStatus.of(fold.name(), from, projector.progress().position());
    }

    ReplayStatus status() {
        return status;
    }

    /** Makes it end soon, unless it is just taking the live view's place. */
    void cancel() {
        cancelled = true;
    }

    /** Makes it end soon, to be done again by whoever folds next. */
    void leave() {
        leftToOthers = status.isUnderWay();
        cancelled = true;
    }

    @Override
    public void run() {
        ReplayStatus end = ended();
        if (!leftToOthers) {
            projector.store().replayOver(fold.name());
            if (!end.swapped()) {
                shadow.drop();
            }
        }
        status = end;
    }

    private ReplayStatus ended() {
        try {
            long position = from == 0 ? build() : goOn();
            position = catchUp(position, projector.progress().position());
            compare(position);
            if (swap) {
                long reached = position;
                projector.betweenBatches(() -> {
                    catchUp(reached, projector.progress().position());
                    projector.store().replaySettled(fold, 0); // there will be no shadow to go on with
                    views.swap(fold);
                });
            }
            log.info("Replayed the view {}: {}", fold.name(), status);
            return status.ended(State.DONE, swap, null);
        } catch (CancellationException e) {
            return status.ended(State.CANCELLED, false, null);
        } catch (RuntimeException e) {
            log.error("The replay of the view {} failed; the live view is as it was", fold.name(), e);
            return status.ended(State.FAILED, false, String.valueOf(e.getMessage()));
        }
    }

    /** All events up to where the live view stood when this began; the position reached. */
    private long build() {
        try (WritesInFlight writes = new WritesInFlight()) {
            RebuiltView<V, E> built = new RebuiltView<>(fold, shadow, writes, pace.mostHeld());
            built.begin();
            Iterator<List<Occurrence>> events = new EventsWithin(ledger, 0, status.until(), pace.batch());
            while (events.hasNext()) {
                List<Occurrence> batch = events.next();
                built.fold(batch);
                settle(reached(State.FOLDING, batch), built::settle);
            }
            built.end();
            return status.until();
        }
    }

    /** Likewise, from where all was stored. */
    private long goOn() {
        log.info("Going on with the replay of the view {} behind position {}", fold.name(), from);
        shadow.quarantine().begin();
        shadow.createIndexes();
        return advance(State.FOLDING, from, status.until());
    }

    private long catchUp(long reached, long until) {
        return advance(State.CATCHING_UP, reached, until);
    }

    private long advance(State state, long behind, long until) {
        long position = behind;
        Iterator<List<Occurrence>> events = new EventsWithin(ledger, behind, until, pace.batch());
        while (events.hasNext()) {
            List<Occurrence> batch = events.next();
            shadow.advance(batch, position);
            position = reached(state, batch);
            settle(position, () -> {});
        }
        return position;
    }

    /** @param all stores what is not stored yet */
    private void settle(long position, Runnable all) {
        if (System.nanoTime() - settledAt >= pace.settledEvery().toNanos()) {
            all.run();
            projector.store().replaySettled(fold, position);
            settledAt = System.nanoTime();
        }
    }

    private void compare(long position) {
        status = status.at(State.COMPARING, position, status.eventsPerSecond());
        String ours = views.digest(views.shadowRows(fold), position, this::checkGoingOn);
        String live = views.digest(views.liveRows(fold), position, this::checkGoingOn);
        status = status.compared(ours, live);
    }

    private long reached(State state, List<Occurrence> batch) {
        checkGoingOn();
        long position = batch.get(batch.size() - 1).context().position();
        long millis = Math.max(1, (System.nanoTime() - started) / 1_000_000);
        status = status.at(state, position, (position - from) * 1_000 / millis);
        return position;
    }

    private void checkGoingOn() {
        if (cancelled) {
            throw new CancellationException();
        }
    }
}
