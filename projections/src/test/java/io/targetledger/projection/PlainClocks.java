package io.targetledger.projection;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What a fold says of what was recorded up to a position and is effective by a moment, without any machinery. */
final class PlainClocks {

    private PlainClocks() {}

    static <V, E> Map<String, Versioned<V>> after(
            List<LedgerEvent> events, long position, Instant effectiveAt, Fold<V, E> fold) {
        boolean byEvents = fold.businessTime() instanceof BusinessTime.ByEvents;
        Map<String, Versioned<V>> views = new HashMap<>();
        Set<String> begun = new HashSet<>();
        Set<String> notThere = new HashSet<>();
        for (LedgerEvent event : events) {
            if (event.position() > position || !fold.eventType().isInstance(event.payload())) {
                continue;
            }
            E payload = fold.eventType().cast(event.payload());
            EventContext context = EventContext.of(event);
            boolean counts = !byEvents || !effective(fold, payload, context).isAfter(effectiveAt);
            for (String key : fold.keysOf(payload, context)) {
                if (begun.add(key) && !counts) {
                    notThere.add(key);
                }
                if (counts && !notThere.contains(key)) {
                    evolve(fold, key, payload, context, views);
                }
            }
        }
        if (fold.businessTime() instanceof BusinessTime.Dated dated) {
            views.values().removeIf(view -> !hasCome(view.view(), dated, effectiveAt));
        }
        return views;
    }

    private static <V, E> void evolve(
            Fold<V, E> fold, String key, E event, EventContext context, Map<String, Versioned<V>> views) {
        @Nullable Versioned<V> after;
        try {
            after = Versioned.evolve(fold, key, views.get(key), event, context);
        } catch (RuntimeException restsOnWhatIsEffectiveLater) {
            return;
        }
        if (after == null) {
            views.remove(key);
        } else {
            views.put(key, after);
        }
    }

    private static <E> Instant effective(Fold<?, E> fold, E event, EventContext context) {
        LocalDate day = fold.effectiveOn(event, context);
        return day == null
                ? context.effectiveAt()
                : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static boolean hasCome(Object view, BusinessTime.Dated dated, Instant effectiveAt) {
        Object value = valueOf(view, dated.path().substring("view.".length()));
        return value instanceof LocalDate day
                ? !day.isAfter(LocalDate.ofInstant(effectiveAt, ZoneOffset.UTC))
                : !((Instant) value).isAfter(effectiveAt);
    }

    private static Object valueOf(Object view, String name) {
        try {
            for (RecordComponent component : view.getClass().getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component.getAccessor().invoke(view);
                }
            }
            throw new AssertionError(view.getClass() + " has no " + name);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Moments at which something becomes effective, and those before all and after all. */
    static List<Instant> moments(List<LedgerEvent> events) {
        List<Instant> moments = new ArrayList<>();
        moments.add(Instant.parse("2001-01-01T00:00:00Z"));
        events.forEach(event -> moments.add(EventContext.of(event).effectiveAt()));
        moments.add(Instant.parse("2099-01-01T00:00:00Z"));
        return moments;
    }
}
