package io.targetledger.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which audit entries are asked for; null and empty lists ask for all.
 *
 * @param recordedTo exclusive
 * @param afterPosition exclusive
 * @param untilPosition inclusive
 */
public record AuditFilter(
        @Nullable String actor,
        List<String> eventTypes,
        List<String> aggregateTypes,
        @Nullable String aggregate,
        @Nullable Instant recordedFrom,
        @Nullable Instant recordedTo,
        @Nullable Long afterPosition,
        @Nullable Long untilPosition) {

    public static final AuditFilter ALL = new AuditFilter(null, List.of(), List.of(), null, null, null, null, null);

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
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
