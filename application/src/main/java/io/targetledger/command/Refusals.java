package io.targetledger.command;

import java.time.Instant;
import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** What the gate itself refuses. */
final class Refusals {

    private Refusals() {}

    /**
     * The field is the one by which inputs name an object of that kind, e.g. {@code goalId}, or {@code cycleId} for a
     * {@code review-cycle}.
     */
    static Refusal notFound(String aggregate) {
        int slash = aggregate.indexOf('/');
        String kind = slash < 0 ? aggregate : aggregate.substring(0, slash);
        return new Refusal(
                "NOT_FOUND", kind.substring(kind.lastIndexOf('-') + 1) + "Id", Map.of("id", aggregate, "kind", kind));
    }

    static Refusal alreadyThere(String aggregate) {
        return new Refusal("ALREADY_EXISTS", null, Map.of("id", aggregate));
    }

    /** Versions count events from 1. */
    static Refusal staleVersion(String aggregate, long expected, long actual) {
        return new Refusal(
                "STALE_VERSION", "expectedVersion", Map.of("id", aggregate, "expected", expected, "actual", actual));
    }

    static Refusal commandIdReused(String commandId) {
        return new Refusal("COMMAND_ID_REUSED", "commandId", Map.of("given", Text.shown(commandId)));
    }

    static Refusal commandIdInvalid(String commandId, int longest) {
        return new Refusal(
                "COMMAND_ID_INVALID", "commandId", Map.of("given", Text.shown(commandId), "allowed", longest));
    }

    static Refusal conflict(String aggregate, int attempts) {
        return new Refusal("CONFLICT", null, Map.of("id", aggregate, "attempts", attempts));
    }

    static Refusal effectiveAtOutOfRange(Instant given, Instant earliest, Instant latest) {
        return new Refusal(
                "EFFECTIVE_AT_OUT_OF_RANGE",
                "effectiveAt",
                Map.of("given", given, "earliest", earliest, "latest", latest));
    }

    static Refusal tooLarge(String aggregate) {
        return new Refusal("TOO_LARGE", null, Map.of("id", aggregate));
    }
}
