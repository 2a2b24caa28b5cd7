package io.targetledger.command;

import java.time.Instant;

import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Who submits a command, and on which terms.
 *
 * @param source how it came in: {@code graphql}, {@code import}, {@code demo} or {@code system}
 * @param commandId the caller's own id of this request; sent again it is answered with the first outcome
 * @param expectedVersion the version the aggregate must have, counted in events; null where any will do
 * @param effectiveAt when it became true in the business; null for the moment it is recorded
 * @param correlationId what it belongs to, e.g. one request or one import
 * @param causationId what led to it, e.g. the id of an event
 */
public record Submission(
        Actor actor,
        String source,
        @Nullable String commandId,
        @Nullable Long expectedVersion,
        @Nullable Instant effectiveAt,
        @Nullable String correlationId,
        @Nullable String causationId) {

    /** A submission on no further terms. */
    public static Submission by(Actor actor, String source) {
        return new Submission(actor, source, null, null, null, null, null);
    }

    public Submission withCommandId(@Nullable String id) {
        return new Submission(actor, source, id, expectedVersion, effectiveAt, correlationId, causationId);
    }

    public Submission withExpectedVersion(@Nullable Long version) {
        return new Submission(actor, source, commandId, version, effectiveAt, correlationId, causationId);
    }

    public Submission withEffectiveAt(@Nullable Instant moment) {
        return new Submission(actor, source, commandId, expectedVersion, moment, correlationId, causationId);
    }

    public Submission withCorrelationId(@Nullable String id) {
        return new Submission(actor, source, commandId, expectedVersion, effectiveAt, id, causationId);
    }

    public Submission withCausationId(@Nullable String id) {
        return new Submission(actor, source, commandId, expectedVersion, effectiveAt, correlationId, id);
    }
}
