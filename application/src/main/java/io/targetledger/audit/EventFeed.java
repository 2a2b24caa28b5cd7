package io.targetledger.audit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static java.util.Map.of;

/**
 * Events as they come, for as long as somebody listens. A listener is given the next events when it has taken the last: one
 * that is slow reads from the ledger later, and holds up nobody.
 */
@Component
public final class EventFeed implements AutoCloseable {

    /** Most listeners at a time. */
    public static final int MOST = 100;

    private static final int BATCH = 100;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final AuditQueries audit;
    private final Views views;
    private final AtomicInteger listening = new AtomicInteger();
    private final Scheduler readers = Schedulers.newBoundedElastic(MOST, Integer.MAX_VALUE, "event-feed");

    private final Sinks.Empty<Void> closed = Sinks.empty();

    EventFeed(AuditQueries audit, Views views) {
        this.audit = audit;
        this.views = views;
    }

    /**
     * All events behind a position that pass the filter, in order, none twice, then those to come.
     *
     * @param position null for those to come only
     * @throws Refusal {@code TOO_MANY_LISTENERS}
     */
    public Flux<AuditView> after(@Nullable Long position, AuditFilter filter) {
        if (listening.incrementAndGet() > MOST) {
            listening.decrementAndGet();
            throw new Refusal("TOO_MANY_LISTENERS", "fromPosition", of("allowed", MOST));
        }
        AtomicLong reached = new AtomicLong(position == null ? views.upToDate().position() : position);
        return Flux.defer(() -> Flux.fromIterable(next(reached, filter)))
                .subscribeOn(readers)
                .repeat()
                .takeUntilOther(closed.asMono())
                .doFinally(signal -> listening.decrementAndGet());
    }

    /** Moves past what it returns; waits a little where there is nothing. */
    private List<AuditView> next(AtomicLong reached, AuditFilter filter) {
        ReadPoint at = views.now();
        List<AuditView> found = audit.log(filter.after(reached.get()), false, PageRequest.first(BATCH), at)
                .values();
        if (found.size() == BATCH) {
            reached.set(found.get(found.size() - 1).position());
        } else {
            reached.set(Math.max(reached.get(), at.position()));
            if (found.isEmpty()) {
                views.projector().await(at.position() + 1, LOOK_AGAIN);
            }
        }
        return found;
    }

    /** How many listen now. */
    int listening() {
        return listening.get();
    }

    @Override
    public void close() {
        closed.tryEmitEmpty();
        readers.dispose();
    }
}
