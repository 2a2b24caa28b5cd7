package io.targetledger.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/** What a fold says, without any machinery: the views after a prefix of the events. */
final class PlainFold {

    private PlainFold() {}

    static <V, E> Map<String, V> after(List<LedgerEvent> events, long position, Fold<V, E> fold) {
        Map<String, V> views = new HashMap<>();
        for (LedgerEvent event : events) {
            if (event.position() <= position && fold.eventType().isInstance(event.payload())) {
                E payload = fold.eventType().cast(event.payload());
                EventContext context = EventContext.of(event);
                for (String key : fold.keysOf(payload, context)) {
                    @Nullable V after = fold.evolve(key, views.get(key), payload, context);
                    if (after == null) {
                        views.remove(key);
                    } else {
                        views.put(key, after);
                    }
                }
            }
        }
        return views;
    }
}
