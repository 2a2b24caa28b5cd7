package io.targetledger.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An event on its way into the ledger.
 *
 * @param id unique id of this event, chosen by the caller
 * @param aggregate id of the aggregate it happened to
 * @param aggregateType kind of that aggregate, may be empty
 * @param sequence number of the event within its aggregate; 0 for the first, then without a gap
 * @param payload an instance of a record registered in {@link EventTypes}
 * @param metadata values MongoDB can hold: text, numbers, booleans, instants, lists and maps of such
 */
public record NewEvent(
        String id,
        String aggregate,
        String aggregateType,
        long sequence,
        Object payload,
        Map<String, Object> metadata) {

    public NewEvent {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        if (aggregate.isEmpty()) {
            throw new IllegalArgumentException("aggregate must not be empty (event " + id + ")");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be 0 or more, was " + sequence + " (" + aggregate + ")");
        }
    }
}
