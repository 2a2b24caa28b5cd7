package io.targetledger.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** One event as auditors see it, whatever it was about; see {@code EventContext} for the meaning of each part. */
public record AuditView(
        long position,
        String aggregate,
        String aggregateType,
        long version,
        String eventType,
        String actor,
        List<String> roles,
        @Nullable String reason,
        @Nullable String source,
        Instant recordedAt,
        Instant effectiveAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String commandId) {}
