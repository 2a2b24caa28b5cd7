package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.targetledger.explain.Explanation;
import io.targetledger.projection.ReadPoint;
import org.jspecify.annotations.Nullable;

/** Trends of what goals say together: attainment, pacing, target. Two round trips, three against other targets. */
public final class GoalTrend implements TrendMeasure {

    static final Set<Grouping> GROUPINGS = EnumSet.complementOf(EnumSet.of(Grouping.PRODUCT));

    private final String name;
    private final Function<Pool, @Nullable BigDecimal> value;
    private final Function<PoolExplanation, Explanation> explanation;
    private final CountedGoals goals;
    private final PoolExplanations explanations;

    private GoalTrend(
            String name,
            Function<Pool, @Nullable BigDecimal> value,
            Function<PoolExplanation, Explanation> explanation,
            CountedGoals goals,
            PoolExplanations explanations) {
        this.name = name;
        this.value = value;
        this.explanation = explanation;
        this.goals = goals;
        this.explanations = explanations;
    }

    public static GoalTrend attainment(CountedGoals goals, PoolExplanations explanations) {
        return new GoalTrend("ATTAINMENT", Pool::attainment, PoolExplanation::attainment, goals, explanations);
    }

    public static GoalTrend pacing(CountedGoals goals, PoolExplanations explanations) {
        return new GoalTrend("PACING", Pool::pacing, PoolExplanation::pacing, goals, explanations);
    }

    public static GoalTrend target(CountedGoals goals, PoolExplanations explanations) {
        return new GoalTrend("TARGET", Pool::target, PoolExplanation::target, goals, explanations);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<Grouping> groupings() {
        return GROUPINGS;
    }

    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        return pooled(goals.standing(goals.in(question, at), question.targets(), at), value);
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Set<PoolExplanations.Place> asked = points.stream()
                .map(point -> new PoolExplanations.Place(point.series(), point.bucket()))
                .collect(Collectors.toSet());
        List<GoalPoint> counted = goals.in(question, at).stream()
                .filter(point -> asked.contains(new PoolExplanations.Place(point.series(), point.bucket())))
                .toList();
        PoolExplanations.Pools pools = explanations.of(counted, question.targets(), at);
        return points.stream()
                .map(point -> pools.of(point.series(), point.bucket()))
                .map(pool -> new PointExplanation(explanation.apply(pool), pool.actual(), pool.target()))
                .toList();
    }

    /** The goals of each series and bucket taken together. */
    static List<TrendPoint> pooled(List<GoalPoint> goals, Function<Pool, @Nullable BigDecimal> value) {
        Map<TrendSeries, Map<Bucket, List<GoalPoint>>> pools = new HashMap<>();
        for (GoalPoint point : goals) {
            pools.computeIfAbsent(point.series(), series -> new HashMap<>())
                    .computeIfAbsent(point.bucket(), bucket -> new ArrayList<>())
                    .add(point);
        }
        List<TrendPoint> points = new ArrayList<>();
        pools.forEach((series, buckets) -> buckets.forEach((bucket, counted) -> {
            Pool pool = Pool.of(series, counted);
            points.add(new TrendPoint(
                    series,
                    bucket,
                    value.apply(pool),
                    pool.actual(),
                    pool.target(),
                    pool.size(),
                    pool.withoutTarget()));
        }));
        return points;
    }
}
