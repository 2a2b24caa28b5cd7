package io.targetledger.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are asked for; null and empty lists ask for all.
 *
 * @param recordedTo exclusive
 * @param afterPosition exclusive
 * @param untilPosition inclusive
 * @param untilVersion version of the aggregate, inclusive
 * @param withheldTypes types of aggregates that are left out
 */
public record AuditFilter(
        @Nullable String actor,
        List<String> eventTypes,
        List<String> aggregateTypes,
        @Nullable String aggregate,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo,
        @Nullable Long afterPosition,
        @Nullable Long untilPosition,
        @Nullable Long untilVersion,
        Set<String> withheldTypes) {

    public static final AuditFilter ALL =
            new AuditFilter(null, List.of(), List.of(), null, null, null, null, null, null, Set.of());

    /** Likewise, of one aggregate. */
    public AuditFilter of(String id) {
        return new AuditFilter(
                actor,
                eventTypes,
                aggregateTypes,
                id,
                recordedFrom,
                recordedTo,
                afterPosition,
                untilPosition,
                untilVersion,
                withheldTypes);
    }

    /** Likewise, behind a position, or a later one where that was asked for before. */
    public AuditFilter after(long position) {
        return new AuditFilter(
                actor,
                eventTypes,
                aggregateTypes,
                aggregate,
                recordedFrom,
                recordedTo,
                afterPosition == null ? position : Math.max(afterPosition, position),
                untilPosition,
                untilVersion,
                withheldTypes);
    }

    /** Likewise, with nothing of these types of aggregates. */
    public AuditFilter without(Set<String> types) {
        return new AuditFilter(
                actor,
                eventTypes,
                aggregateTypes,
                aggregate,
                recordedFrom,
                recordedTo,
                afterPosition,
                untilPosition,
                untilVersion,
                types);
    }

    /** Likewise, with nothing after this version of the aggregate. */
    public AuditFilter untilVersion(long version) {
        return new AuditFilter(
                actor,
                eventTypes,
                aggregateTypes,
                aggregate,
                recordedFrom,
                recordedTo,
                afterPosition,
                untilPosition,
                version,
                withheldTypes);
    }

    Bson asBson() {
        List<Bson> conditions = new ArrayList<>();
        if (actor != null) {
            conditions.add(Filters.eq("view.actor", actor));
        }
        if (!eventTypes.isEmpty()) {
            conditions.add(Filters.in("view.eventType", eventTypes));
        }
        if (!aggregateTypes.isEmpty()) {
            conditions.add(Filters.in("view.aggregateType", aggregateTypes));
        }
        if (aggregate != null) {
            conditions.add(Filters.eq("view.aggregate", aggregate));
        }
        if (recordedFrom != null) {
            conditions.add(Filters.gte("createdAt", recordedFrom));
        }
        if (recordedTo != null) {
            conditions.add(Filters.lt("createdAt", recordedTo));
        }
        if (afterPosition != null) {
            conditions.add(Filters.gt("from", afterPosition));
        }
        if (untilPosition != null) {
            conditions.add(Filters.lte("from", untilPosition));
        }
        if (untilVersion != null) {
            conditions.add(Filters.lte("view.version", untilVersion));
        }
        if (!withheldTypes.isEmpty()) {
            conditions.add(Filters.nin("view.aggregateType", withheldTypes));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
