package io.targetledger.ledger;

import java.util.Map;
import java.util.UUID;

/** Events of the tests: a counter that is opened and counted up. */
public sealed interface TestEvent {

    record Opened(String name) implements TestEvent {}

    record Counted(long by) implements TestEvent {}

    record Noted(String text) implements TestEvent {}

    static EventTypes types() {
        return EventTypes.builder().sealed("test", TestEvent.class).build();
    }

    static NewEvent event(String aggregate, long sequence, TestEvent payload) {
        return new NewEvent(UUID.randomUUID().toString(), aggregate, "Counter", sequence, payload, Map.of());
    }

    static NewEvent opened(String aggregate) {
        return event(aggregate, 0, new Opened(aggregate));
    }

    static NewEvent counted(String aggregate, long sequence) {
        return event(aggregate, sequence, new Counted(sequence));
    }
}
