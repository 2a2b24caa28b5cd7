package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which goals are asked for; null asks for all.
 *
 * @param team goals of the unit, of the units below it and of the people in them
 * @param statuses any of these; all when empty
 * @param period goals whose period overlaps it
 * @param attainmentFrom at least this, goals without measurements left out
 * @param attainmentTo at most this, likewise
 * @param segment goals for which only its customers count
 */
public record GoalFilter(
        @Nullable OwnerId owner,
        @Nullable UnitId team,
        @Nullable MetricId metric,
        Set<GoalStatus> statuses,
        @Nullable Period period,
        @Nullable GoalId parent,
        @Nullable BigDecimal attainmentFrom,
        @Nullable BigDecimal attainmentTo,
        @Nullable SegmentId segment) {

    public static final GoalFilter ALL = new GoalFilter(null, null, null, Set.of(), null, null, null, null, null);

    public static GoalFilter childrenOf(GoalId parent) {
        return new GoalFilter(null, null, null, Set.of(), null, parent, null, null, null);
    }

    boolean asksForAttainment() {
        return attainmentFrom != null || attainmentTo != null;
    }

    boolean admits(@Nullable BigDecimal attainment) {
        if (!asksForAttainment()) {
            return true;
        }
        return attainment != null
                && (attainmentFrom == null || attainment.compareTo(attainmentFrom) >= 0)
                && (attainmentTo == null || attainment.compareTo(attainmentTo) <= 0);
    }

    /** All but the attainment, which no row holds. */
    Bson asBson(OrganisationChart chart, LocalDate today) {
        List<Bson> conditions = new ArrayList<>();
        if (owner != null) {
            conditions.add(Filters.eq("view.owner", owner.value()));
        }
        if (team != null) {
            conditions.add(Filters.in("view.owner", chart.ownersWithin(new OwnerId(team.value()), today)));
        }
        if (metric != null) {
            conditions.add(Filters.eq("view.metric", metric.value()));
        }
        if (!statuses.isEmpty()) {
            conditions.add(
                    Filters.in("view.status", statuses.stream().map(Enum::name).toList()));
        }
        if (period != null) {
            conditions.add(Filters.lte("view.period.start", period.end()));
            conditions.add(Filters.gte("view.period.end", period.start()));
        }
        if (parent != null) {
            conditions.add(Filters.eq("view.parent", parent.value()));
        }
        if (segment != null) {
            conditions.add(Filters.eq("view.segment", segment.value()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
