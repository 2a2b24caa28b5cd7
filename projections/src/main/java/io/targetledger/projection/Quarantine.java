package io.targetledger.projection;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.targetledger.projection.ViewWriter.Touch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events that a fold cannot take, and those that wait behind them, away from the other views. A fold is a pure function:
 * what failed once fails again until the fold is mended, so that trying on would only hold up everything else.
 */
class Quarantine {

    private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

    private final Fold<?, ?> fold;
    private final DeadLetterStore store;
    private final Clock clock;
    /** Keys of views that stand still, with the position of the event they stand at. */
    private final Map<String, Long> parked = new ConcurrentHashMap<>();

    private volatile Map<String, Set<Long>> skipped = Map.of();

    Quarantine(Fold<?, ?> fold, DeadLetterStore store, Clock clock) {
        this.fold = fold;
        this.store = store;
        this.clock = clock;
    }

    /** Learns what other processes have found; to be called by whoever begins to fold. */
    void load() {
        Map<String, Set<Long>> passedOver = new HashMap<>();
        parked.clear();
        store.of(fold).forEach(known -> {
            known.parkedAt().ifPresent(position -> parked.put(known.key(), position));
            if (!known.skipped().isEmpty()) {
                passedOver.put(known.key(), new HashSet<>(known.skipped()));
            }
        });
        skipped = passedOver;
    }

    /** Before all is folded anew. */
    void begin() {
        store.forgetParked(fold);
        load();
    }

    /** Whether any view stands still. */
    boolean isInUse() {
        return !parked.isEmpty();
    }

    /** Whether the event is not to be folded: its view stands still, or it is passed over. */
    boolean holdsBack(String key, long position) {
        return parked.containsKey(key) || isSkipped(key, position);
    }

    boolean isSkipped(String key, long position) {
        return skipped.getOrDefault(key, Set.of()).contains(position);
    }

    boolean standsStill(String key) {
        return parked.containsKey(key);
    }

    void release(String key) {
        parked.remove(key);
    }

    /** The version after an event; null both where it leaves none, and where it cannot be folded, which is parked then. */
    <V, E> Outcome<V> evolve(Fold<V, E> own, @Nullable Versioned<V> before, Touch<E> touch) {
        try {
            return new Outcome<>(Versioned.evolve(own, touch.key(), before, touch.event(), touch.context()), false);
        } catch (RuntimeException failure) {
            park(touch, failure);
            return new Outcome<>(before, true);
        }
    }

    /** @param failed whether the event was parked, and {@code after} is what stood before */
    record Outcome<V>(@Nullable Versioned<V> after, boolean failed) {}

    /** One for a view that is folded on trial: it parks nothing, but fails, naming the event. */
    static Quarantine strict(Fold<?, ?> fold, DeadLetterStore store, Clock clock) {
        return new Quarantine(fold, store, clock) {
            @Override
            void begin() {
                load();
            }

            @Override
            void load() {
                super.load();
                releaseAll();
            }

            @Override
            void park(Touch<?> touch, RuntimeException failure) {
                EventContext context = touch.context();
                throw new IllegalStateException(
                        "the event at position %d (%s of %s) cannot be folded into %s: %s"
                                .formatted(
                                        context.position(), context.type(), context.aggregate(), touch.key(), failure),
                        failure);
            }
        };
    }

    void releaseAll() {
        parked.clear();
    }

    void park(Touch<?> touch, RuntimeException failure) {
        EventContext context = touch.context();
        if (holdsBack(touch.key(), context.position())) {
            return;
        }
        log.error(
                "The view {} of {} stands still at position {}: {} cannot be folded; the other views go on",
                fold.name(),
                touch.key(),
                context.position(),
                context.type(),
                failure);
        store.park(
                fold,
                new DeadLetter(
                        fold.name(),
                        touch.key(),
                        context.position(),
                        context.type(),
                        context.aggregate(),
                        failure.toString(),
                        clock.instant()));
        parked.put(touch.key(), context.position());
    }
}
