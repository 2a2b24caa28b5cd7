package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.Series;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.segment.Cohort;
import io.targetledger.segment.SegmentId;
import io.targetledger.segment.SegmentQueries;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * Works out where goals stand, many in one round trip, and three more if some are focused on segments; now or at any
 * moment of the past by the same functions.
 */
public final class Standings {

    private final OrganisationQueries organisation;
    private final MetricQueries metrics;
    private final Series series;
    private final SegmentQueries segments;

    public Standings(OrganisationQueries organisation, MetricQueries metrics, Series series, SegmentQueries segments) {
        this.organisation = organisation;
        this.metrics = metrics;
        this.series = series;
        this.segments = segments;
    }

    /** Standings by goal id. */
    public Map<String, Standing> of(Collection<Versioned<GoalView>> goals, ReadPoint at) {
        List<GoalOnDay> asked =
                goals.stream().map(goal -> new GoalOnDay(goal, at.today())).toList();
        List<Standing> found = onDays(asked, at);
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            standings.put(asked.get(i).goal().key(), found.get(i));
        }
        return standings;
    }

    /**
     * Where goals stood on days of their own, by what is known at the read point: what was measured on later days is left
     * out. In the order asked, in one round trip.
     */
    public List<Standing> onDays(List<GoalOnDay> asked, ReadPoint at) {
        List<AmountQuestion> questions = questions(asked, at);
        Map<AmountQuestion, Amount> answers = series.answer(questions, at);
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            GoalOnDay one = asked.get(i);
            Aggregation aggregation = metrics.aggregation(one.goal().view().metric(), at);
            standings.add(standing(one, answers.get(questions.get(i)), aggregation));
        }
        return standings;
    }

    /** What counts for each goal in its whole period, by its id. */
    public Map<String, AmountQuestion> questions(Collection<Versioned<GoalView>> goals, ReadPoint at) {
        List<GoalOnDay> wholly = goals.stream()
                .map(goal -> new GoalOnDay(goal, goal.view().period().end()))
                .toList();
        List<AmountQuestion> found = questions(wholly, at);
        Map<String, AmountQuestion> questions = new LinkedHashMap<>();
        for (int i = 0; i < wholly.size(); i++) {
            questions.put(wholly.get(i).goal().key(), found.get(i));
        }
        return questions;
    }

    /** What counts for the goals, in the order asked. */
    public List<AmountQuestion> questions(List<GoalOnDay> asked, ReadPoint at) {
        Map<OwnerId, Map<String, List<Span>>> counted = new HashMap<>();
        OrganisationChart chart = organisation.chart(at);
        Map<Cohort, Set<String>> cohorts = segments.members(
                asked.stream()
                        .map(one -> cohortOf(
                                one.goal().view().segment(), one.goal().view().period()))
                        .filter(Objects::nonNull)
                        .toList(),
                at);
        List<AmountQuestion> questions = new ArrayList<>();
        for (GoalOnDay one : asked) {
            GoalView view = one.goal().view();
            questions.add(new AmountQuestion(
                    view.metric(),
                    counted.computeIfAbsent(view.owner(), chart::countedFor),
                    view.period(),
                    membersOf(cohorts, cohortOf(view.segment(), view.period())),
                    one.through(at.today())));
        }
        return questions;
    }

    /** What the metric came to for the owner in the period. */
    public Optional<BigDecimal> actual(MetricId metric, OwnerId owner, Period period, ReadPoint at) {
        return actual(metric, owner, period, null, at);
    }

    /**
     * Likewise, for what may be focused on a segment.
     *
     * @param segment only of customers who belong to it on the first day; null for all
     */
    public Optional<BigDecimal> actual(
            MetricId metric, OwnerId owner, Period period, @Nullable SegmentId segment, ReadPoint at) {
        AmountQuestion question = question(metric, owner, period, segment, at);
        return Optional.ofNullable(series.answer(List.of(question), at).get(question))
                .map(Amount::value);
    }

    /** What counts for the goal. */
    public AmountQuestion question(GoalView goal, ReadPoint at) {
        return question(goal.metric(), goal.owner(), goal.period(), goal.segment(), at);
    }

    private AmountQuestion question(
            MetricId metric, OwnerId owner, Period period, @Nullable SegmentId segment, ReadPoint at) {
        Cohort cohort = cohortOf(segment, period);
        return new AmountQuestion(
                metric,
                organisation.chart(at).countedFor(owner),
                period,
                cohort == null ? null : membersOf(segments.members(List.of(cohort), at), cohort));
    }

    private static @Nullable Set<String> membersOf(Map<Cohort, Set<String>> cohorts, @Nullable Cohort cohort) {
        return cohort == null ? null : cohorts.getOrDefault(cohort, Set.of());
    }

    /** Those who belong on the first day: who joins or leaves later would change what the goal was set for. */
    private static @Nullable Cohort cohortOf(@Nullable SegmentId segment, Period period) {
        return segment == null ? null : new Cohort(segment, period.start());
    }

    private static Standing standing(GoalOnDay one, @Nullable Amount amount, Aggregation aggregation) {
        GoalView goal = one.goal().view();
        BigDecimal elapsed = goal.period().elapsedShare(one.day());
        if (amount == null) {
            return new Standing(null, null, elapsed, null, null, null);
        }
        BigDecimal attainment = Attainment.of(goal.direction(), goal.asTarget(), amount.value());
        return new Standing(
                amount.value(),
                attainment,
                elapsed,
                Attainment.pacing(attainment, elapsed),
                Attainment.projected(aggregation, amount.value(), elapsed),
                amount.latest());
    }
}
