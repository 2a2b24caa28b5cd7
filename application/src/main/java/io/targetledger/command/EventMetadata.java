package io.targetledger.command;

import java.util.List;

/** What every event carries besides its payload. Without {@code effectiveAt} it is effective when it was recorded. */
final class EventMetadata {

    static final String ACTOR = "actor";
    static final String ROLES = "roles";
    static final String REASON = "reason";
    static final String SOURCE = "source";
    static final String EFFECTIVE_AT = "effectiveAt";
    static final String CORRELATION_ID = "correlationId";
    static final String CAUSATION_ID = "causationId";
    static final String COMMAND_ID = "commandId";
    static final String COMMAND_DIGEST = "commandDigest";

    /** What goes over from a command to its events. */
    static final List<String> ALL = List.of(
            ACTOR, ROLES, REASON, SOURCE, EFFECTIVE_AT, CORRELATION_ID, CAUSATION_ID, COMMAND_ID, COMMAND_DIGEST);

    private EventMetadata() {}
}
