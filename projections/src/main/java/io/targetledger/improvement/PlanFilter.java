package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which plans are asked for; null asks for all.
 *
 * @param team plans for people in the unit or below it
 * @param statuses any of these; all when empty
 * @param origin id of the review or goal they were opened from
 * @param overdue whether a check-in of a plan that runs is overdue
 */
public record PlanFilter(
        @Nullable PersonId person,
        @Nullable PersonId sponsor,
        @Nullable UnitId team,
        Set<PlanStatus> statuses,
        @Nullable String origin,
        @Nullable Boolean overdue) {

    public static final PlanFilter ALL = new PlanFilter(null, null, null, Set.of(), null, null);

    Bson asBson(OrganisationChart chart, LocalDate today) {
        List<Bson> conditions = new ArrayList<>();
        if (person != null) {
            conditions.add(Filters.eq("view.person", person.value()));
        }
        if (sponsor != null) {
            conditions.add(Filters.eq("view.sponsor", sponsor.value()));
        }
        if (team != null) {
            conditions.add(Filters.in("view.person", chart.ownersWithin(OwnerId.of(team), today)));
        }
        if (!statuses.isEmpty()) {
            conditions.add(
                    Filters.in("view.status", statuses.stream().map(Enum::name).toList()));
        }
        if (origin != null) {
            conditions.add(Filters.eq("view.origin.reference", origin));
        }
        if (overdue != null) {
            Bson late = Filters.lt("view.nextDue", today);
            conditions.add(
                    overdue ? late : Filters.or(Filters.eq("view.nextDue", null), Filters.gte("view.nextDue", today)));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
