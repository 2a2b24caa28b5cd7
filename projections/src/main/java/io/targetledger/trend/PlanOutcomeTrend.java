package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.explain.Quantity;
import io.targetledger.improvement.PlanOutcome;
import io.targetledger.improvement.PlanQueries;
import io.targetledger.improvement.PlanView;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.Span;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Improvement plans that succeeded ÷ those that succeeded or failed, by the day they were closed; withdrawn ones say nothing
 * of either. Of the plans that who asks may read. One round trip, and those that say which these are.
 */
public final class PlanOutcomeTrend implements TrendMeasure {

    static final int MOST_PLANS = 10_000;
    private static final Set<Grouping> GROUPINGS = EnumSet.of(Grouping.NONE, Grouping.UNIT, Grouping.OWNER);

    private final PlanQueries plans;
    private final OrganisationQueries organisation;

    public PlanOutcomeTrend(PlanQueries plans, OrganisationQueries organisation) {
        this.plans = plans;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return "PLAN_OUTCOME";
    }

    @Override
    public Set<Grouping> groupings() {
        return GROUPINGS;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    /**
     * @throws Refusal {@code TREND_FILTER_NOT_OFFERED}
     * @throws UnanswerableRead {@code TREND_TOO_MUCH}
     */
    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        return means(question, at).points();
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        return means(question, at)
                .explain(points, Quantity.OUTCOME, ids -> plans.versionsOf(ids, at), PlanView::closure);
    }

    private Means<PlanView> means(TrendQuestion question, ReadPoint at) {
        question.filter().mustOnlyHave(name(), List.of("owner", "team"));
        List<Versioned<PlanView>> found =
                plans.closed(question.period(), question.shown().plans().get(), MOST_PLANS + 1, at);
        if (found.size() > MOST_PLANS) {
            throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_PLANS));
        }
        OrganisationChart chart = organisation.chart(at);
        Map<String, List<Span>> team = CountedGoals.teamOf(question.filter(), chart);
        Means<PlanView> means = new Means<>();
        for (Versioned<PlanView> plan : found) {
            PersonId person = plan.view().person();
            PlanView.Closure closure = Objects.requireNonNull(plan.view().closure());
            String unit = chart.unitOf(person, closure.on()).map(UnitId::value).orElse(null);
            if (closure.outcome() != PlanOutcome.WITHDRAWN
                    && admits(question.filter(), person, unit)
                    && CountedGoals.isWithin(team, new OwnerId(person.value()), closure.on())) {
                add(question, plan, closure, groupOf(question.grouping(), person, unit), means);
            }
        }
        return means;
    }

    private static void add(
            TrendQuestion question,
            Versioned<PlanView> plan,
            PlanView.Closure closure,
            @Nullable String group,
            Means<PlanView> means) {
        LocalDate day = closure.on();
        BigDecimal succeeded = closure.outcome() == PlanOutcome.SUCCEEDED ? BigDecimal.ONE : BigDecimal.ZERO;
        question.buckets().stream()
                .filter(bucket -> bucket.contains(day))
                .forEach(bucket -> means.add(group, bucket, plan, succeeded));
    }

    private static boolean admits(TrendFilter filter, PersonId person, @Nullable String unit) {
        OwnerId owner = filter.owner();
        return owner == null
                || owner.value().equals(person.value())
                || owner.value().equals(unit);
    }

    private static @Nullable String groupOf(Grouping grouping, PersonId person, @Nullable String unit) {
        return switch (grouping) {
            case UNIT -> unit;
            case OWNER -> person.value();
            case NONE, METRIC, SEGMENT, PRODUCT -> null;
        };
    }
}
