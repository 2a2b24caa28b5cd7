package io.targetledger.projection;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.targetledger.ledger.LedgerEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows about one event besides its payload.
 *
 * @param position its place among all events of the ledger: 1, 2, 3, … without gaps
 * @param aggregate id of the object it happened to, e.g. {@code goal/9f}
 * @param aggregateType kind of that object, e.g. {@code Goal}
 * @param sequence its place among that object's events, from 0
 * @param type stable name of the event, e.g. {@code goal.TargetRevised}
 * @param recordedAt when the ledger learned it
 * @param effectiveAt when it became true in the business; {@code recordedAt} unless stated
 * @param actor who acted: the subject of the token, or {@code system}
 */
public record EventContext(
        long position,
        String aggregate,
        String aggregateType,
        long sequence,
        String type,
        Instant recordedAt,
        Instant effectiveAt,
        String actor,
        List<String> roles,
        @Nullable String reason,
        @Nullable String source,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String commandId) {

    public static EventContext of(LedgerEvent event) {
        Map<String, Object> metadata = event.metadata();
        return new EventContext(
                event.position(),
                event.aggregate(),
                event.aggregateType(),
                event.sequence(),
                event.type(),
                event.recordedAt(),
                metadata.get("effectiveAt") instanceof Instant stated ? stated : event.recordedAt(),
                metadata.get("actor") instanceof String actor ? actor : "system",
                texts(metadata.get("roles")),
                text(metadata, "reason"),
                text(metadata, "source"),
                text(metadata, "correlationId"),
                text(metadata, "causationId"),
                text(metadata, "commandId"));
    }

    /** The aggregate's number of events up to and including this one: 1 for the event that created it. */
    public long version() {
        return sequence + 1;
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof List<?> values) || values.isEmpty()) {
            return List.of();
        }
        return values.size() == 1
                ? List.of(String.valueOf(values.get(0)))
                : values.stream().map(String::valueOf).toList();
    }

    private static @Nullable String text(Map<String, Object> metadata, String key) {
        Object value = metadata.get(key);
        return value == null ? null : value.toString();
    }
}
