package io.targetledger.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.graphql.AuditedTypes;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.ReadRules;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.graphql.SortDirection;
import io.targetledger.ledger.EventTypes;
import io.targetledger.projection.Change;
import io.targetledger.projection.Fold;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
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
    private final ReadRules rules;
    private final EventTypes events;

    AuditApi(AuditQueries audit, AuditedTypes types, ReadRules rules, EventTypes events) {
        this.audit = audit;
        this.types = types;
        this.rules = rules;
        this.events = events;
    }

    /** Every object's, whatever its type; all that was recorded, whatever it is dated. */
    @SchemaMapping(typeName = "Audited")
    Connection<RecordedEvent> history(Found<?> found, PageRequest page) {
        Found<?> object = found.at().effectiveAt() == null
                ? found
                : types.shown(found.id(), found.at().whateverItIsDated()).orElse(found);
        Fold<?, ?> fold = types.ofId(object.id()).orElseThrow().fold();
        return Connection.of(
                history(fold, object, page).map(entry -> new RecordedEvent(entry.event(), entry.changes(), found.at())),
                () -> object.versioned().version());
    }

    /** Of what is not for everybody, up to the version that is shown, and what is shown of each. */
    private <V> Slice<HistoryEntry> history(Fold<V, ?> fold, Found<?> object, PageRequest page) {
        return rules.restrict(fold)
                ? audit.history(
                        fold,
                        object.id(),
                        object.versioned().version(),
                        versions -> rules.shown(fold, versions),
                        page,
                        object.at())
                : audit.history(fold, object.id(), page, object.at());
    }

    @QueryMapping
    Connection<RecordedEvent> auditLog(
            @Argument @Nullable AuditFilterInput filter,
            @Argument @Nullable SortDirection order,
            PageRequest page,
            Caller caller,
            ReadPoint at) {
        AuditFilter asked = filter == null ? AuditFilter.ALL : filter.checked(types, events);
        AuditFilter wanted = readable(asked, caller.actor(), at);
        return Connection.of(
                audit.log(wanted, order != SortDirection.ASC, page, at)
                        .map(event -> new RecordedEvent(event, List.of(), at)),
                () -> audit.count(wanted, at));
    }

    /**
     * Who does not read everything finds no event of types that are not for everybody, nor is any counted, unless they ask
     * for one object that they are shown: then its events up to what is shown.
     */
    private AuditFilter readable(AuditFilter asked, Actor reader, ReadPoint at) {
        Set<String> restricted = types.restricted();
        if (reader.is(Role.ADMIN) || reader.is(Role.AUDITOR) || restricted.isEmpty()) {
            return asked;
        }
        String aggregate = asked.aggregate();
        if (aggregate == null
                || types.ofId(aggregate)
                        .filter(type -> restricted.contains(type.name()))
                        .isEmpty()) {
            return asked.without(restricted);
        }
        return types.shown(aggregate, at.whateverItIsDated())
                .map(shown -> asked.untilVersion(shown.versioned().version()))
                .orElse(asked.without(restricted));
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

        /** @throws Refusal {@code UNKNOWN_NAME} */
        AuditFilter checked(AuditedTypes types, EventTypes events) {
            AuditFilter filter = toFilter();
            filter.eventTypes().forEach(type -> checkKnown("filter.eventType", type, events.namesOf(Object.class)));
            filter.aggregateTypes().forEach(type -> checkKnown("filter.aggregateType", type, types.names()));
            return filter;
        }

        private AuditFilter toFilter() {
            return new AuditFilter(
                    actor,
                    eventType == null ? List.of() : eventType,
                    aggregateType == null ? List.of() : aggregateType,
                    aggregateId,
                    recordedFrom,
                    recordedTo,
                    afterPosition,
                    untilPosition,
                    null,
                    Set.of());
        }
    }
}
