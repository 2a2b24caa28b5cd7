package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** How often targets were revised, by the day it took effect, whatever became of the goals. Two round trips. */
public final class RevisionTrend implements TrendMeasure {

    private final TargetMoves moves;
    private final GoalQueries goals;
    private final CountedGoals counted;
    private final OrganisationQueries organisation;

    public RevisionTrend(TargetMoves moves, GoalQueries goals, CountedGoals counted, OrganisationQueries organisation) {
        this.moves = moves;
        this.goals = goals;
        this.counted = counted;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return "TARGET_REVISIONS";
    }

    @Override
    public Set<Grouping> groupings() {
        return GoalTrend.GROUPINGS;
    }

    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        List<TrendPoint> points = new ArrayList<>();
        lines(question, at)
                .forEach((series, buckets) -> buckets.forEach((bucket, of) -> points.add(new TrendPoint(
                        series,
                        bucket,
                        BigDecimal.valueOf(of.size()),
                        null,
                        null,
                        (int) of.stream()
                                .map(move -> move.view().goal())
                                .distinct()
                                .count(),
                        0))));
        return points;
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Map<TrendSeries, Map<Bucket, List<Versioned<TargetMoveView>>>> lines = lines(question, at);
        List<PointExplanation> answers = new ArrayList<>();
        for (TrendPoint point : points) {
            Map<String, List<Long>> byGoal = new TreeMap<>();
            lines.getOrDefault(point.series(), Map.of())
                    .getOrDefault(point.bucket(), List.of())
                    .forEach(move -> byGoal.computeIfAbsent(move.view().goal().value(), goal -> new ArrayList<>())
                            .add(move.position()));
            answers.add(PointExplanation.of(Explanation.computed(
                    Quantity.REVISIONS,
                    null,
                    point.bucket().label(),
                    Computation.SUM,
                    byGoal.entrySet().stream()
                            .map(goal -> Explanation.recorded(
                                    Quantity.REVISIONS,
                                    goal.getKey(),
                                    point.bucket().label(),
                                    BigDecimal.valueOf(goal.getValue().size()),
                                    goal.getValue()))
                            .toList())));
        }
        return answers;
    }

    /** The revisions that count, by series and bucket. */
    private Map<TrendSeries, Map<Bucket, List<Versioned<TargetMoveView>>>> lines(TrendQuestion question, ReadPoint at) {
        OrganisationChart chart = organisation.chart(at);
        Map<String, List<Span>> team = CountedGoals.teamOf(question.filter(), chart);
        List<Versioned<TargetMoveView>> found = moves.between(
                question.from().atStartOfDay(question.zone()).toInstant(),
                question.to().plusDays(1).atStartOfDay(question.zone()).toInstant(),
                at);
        Map<String, Versioned<GoalView>> revised = goals.findAll(
                found.stream().map(move -> move.view().goal().value()).collect(Collectors.toSet()), at);
        Map<TrendSeries, Map<Bucket, List<Versioned<TargetMoveView>>>> lines = new LinkedHashMap<>();
        for (Versioned<TargetMoveView> move : found) {
            LocalDate day = LocalDate.ofInstant(move.view().effectiveAt(), question.zone());
            Versioned<GoalView> goal = revised.get(move.view().goal().value());
            if (goal == null || !admits(question.filter(), team, goal.view(), day)) {
                continue;
            }
            TrendSeries series = asCount(counted.seriesOf(
                    goal.view(), CountedGoals.groupOf(question.grouping(), goal.view(), day, chart), at));
            Bucket bucket = question.buckets().stream()
                    .filter(one -> one.contains(day))
                    .findFirst()
                    .orElseThrow();
            lines.computeIfAbsent(series, s -> new LinkedHashMap<>())
                    .computeIfAbsent(bucket, b -> new ArrayList<>())
                    .add(move);
        }
        return lines;
    }

    private static boolean admits(
            TrendFilter filter, @Nullable Map<String, List<Span>> team, GoalView goal, LocalDate day) {
        OwnerId owner = filter.owner();
        return (owner == null || owner.equals(goal.owner()))
                && (filter.metric() == null || filter.metric().equals(goal.metric()))
                && (filter.term() == null || filter.term() == Term.of(goal.period()))
                && CountedGoals.isWithin(team, goal.owner(), day);
    }

    /** Revisions are counted, in no unit and whatever the direction. */
    private static TrendSeries asCount(TrendSeries goals) {
        return new TrendSeries(
                goals.group(), goals.metric(), null, null, null, goals.term(), goals.segment(), false, Fill.ZERO);
    }
}
