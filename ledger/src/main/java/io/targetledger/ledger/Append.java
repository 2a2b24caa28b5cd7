package io.targetledger.ledger;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Events that become part of the ledger together, or not at all.
 *
 * @param events at least one; those of one aggregate in the order of their sequence numbers, without a gap
 * @param commandId id of the command that led to them; the ledger records each command id once
 * @param guard what must not have happened since the caller decided
 */
public record Append(
        List<NewEvent> events,
        @Nullable String commandId,
        @Nullable Guard guard) {

    public Append {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append must hold at least one event, had none");
        }
        if (commandId != null && commandId.isEmpty()) {
            throw new IllegalArgumentException("commandId must not be empty; leave it out instead");
        }
    }

    /** An append that answers to no command and is guarded by nothing. */
    public static Append of(NewEvent... events) {
        return new Append(List.of(events), null, null);
    }
}
