package io.targetledger.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.graphql.AuditedTypes;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.graphql.SortDirection;
import io.targetledger.ledger.EventTypes;
import io.targetledger.projection.Change;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The audit trail: the history of each object, and the log of everything. */
@Controller
final class AuditApi {

    private final AuditQueries audit;
    private final AuditedTypes types;
    private final EventTypes events;

    AuditApi(AuditQueries audit, AuditedTypes types, EventTypes events) {
        this.audit = audit;
        this.types = types;
        this.events = events;
    }

    /** Every object's, whatever its type. */
    @SchemaMapping(typeName = "Audited")
    Connection<RecordedEvent> history(Found<?> object, PageRequest page) {
        var fold = types.ofId(object.id()).orElseThrow().fold();
        return Connection.of(
                audit.history(fold, object.id(), page, object.at())
                        .map(entry -> new RecordedEvent(entry.event(), entry.changes(), object.at())),
                () -> object.versioned().version());
    }

    @QueryMapping
    Connection<RecordedEvent> auditLog(
            @Argument @Nullable AuditFilterInput filter,
            @Argument @Nullable SortDirection order,
            PageRequest page,
            ReadPoint at) {
        AuditFilter wanted = filter == null ? AuditFilter.ALL : filter.toFilter();
        wanted.eventTypes().forEach(type -> checkKnown("filter.eventType", type, events.namesOf(Object.class)));
        wanted.aggregateTypes().forEach(type -> checkKnown("filter.aggregateType", type, types.names()));
        return Connection.of(
                audit.log(wanted, order != SortDirection.ASC, page, at)
                        .map(event -> new RecordedEvent(event, List.of(), at)),
                () -> audit.count(wanted, at));
    }

    /** A misspelt name would find nothing, and an auditor would take it that nothing happened. */
    private static void checkKnown(String field, String given, Set<String> known) {
        if (!known.contains(given)) {
            throw new Refusal(
                    "UNKNOWN_NAME",
                    field,
                    Map.of("field", field, "given", Text.shown(given), "allowed", String.join(", ", known)));
        }
    }

    @SchemaMapping(typeName = "AuditEntry")
    CompletableFuture<@Nullable Found<?>> object(RecordedEvent entry, DataFetchingEnvironment environment) {
        return References.load(environment, new Reference(entry.aggregateId(), entry.at()));
    }

    /** An event as both {@code HistoryEntry} and {@code AuditEntry} show it. */
    record RecordedEvent(AuditView event, List<Change> changes, ReadPoint at) {

        public long position() {
            return event.position();
        }

        public String aggregateId() {
            return event.aggregate();
        }

        public String aggregateType() {
            return event.aggregateType();
        }

        public long version() {
            return event.version();
        }

        public String eventType() {
            return event.eventType();
        }

        public String actor() {
            return event.actor();
        }

        public List<String> roles() {
            return event.roles();
        }

        public @Nullable String reason() {
            return event.reason();
        }

        public @Nullable String source() {
            return event.source();
        }

        public Instant recordedAt() {
            return event.recordedAt();
        }

        public Instant effectiveAt() {
            return event.effectiveAt();
        }

        public @Nullable String correlationId() {
            return event.correlationId();
        }

        public @Nullable String causationId() {
            return event.causationId();
        }

        public @Nullable String commandId() {
            return event.commandId();
        }
    }

    record AuditFilterInput(
            @Nullable String actor,
            @Nullable List<String> eventType,
            @Nullable List<String> aggregateType,
            @Nullable String aggregateId,
            @Nullable Instant recordedFrom,
            @Nullable Instant recordedTo,
            @Nullable Long afterPosition,
            @Nullable Long untilPosition) {

        AuditFilter toFilter() {
            return new AuditFilter(
                    actor,
                    eventType == null ? List.of() : eventType,
                    aggregateType == null ? List.of() : aggregateType,
                    aggregateId,
                    recordedFrom,
                    recordedTo,
                    afterPosition,
                    untilPosition);
        }
    }
}
