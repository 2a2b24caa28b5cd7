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
import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.StandingExplanation;
import io.targetledger.goal.StandingExplanations;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Trends of what goals say together: attainment, pacing, target. Two round trips, three against other targets. */
public final class GoalTrend implements TrendMeasure {

    static final Set<Grouping> GROUPINGS = EnumSet.complementOf(EnumSet.of(Grouping.PRODUCT));

    private final String name;
    private final Function<Pool, @Nullable BigDecimal> value;
    private final Function<PoolExplanation, Explanation> explanation;
    private final CountedGoals goals;
    private final StandingExplanations explanations;

    private GoalTrend(
            String name,
            Function<Pool, @Nullable BigDecimal> value,
            Function<PoolExplanation, Explanation> explanation,
            CountedGoals goals,
            StandingExplanations explanations) {
        this.name = name;
        this.value = value;
        this.explanation = explanation;
        this.goals = goals;
        this.explanations = explanations;
    }

    public static GoalTrend attainment(CountedGoals goals, StandingExplanations explanations) {
        return new GoalTrend("ATTAINMENT", Pool::attainment, PoolExplanation::attainment, goals, explanations);
    }

    public static GoalTrend pacing(CountedGoals goals, StandingExplanations explanations) {
        return new GoalTrend("PACING", Pool::pacing, PoolExplanation::pacing, goals, explanations);
    }

    public static GoalTrend target(CountedGoals goals, StandingExplanations explanations) {
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
    public List<@Nullable Explanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Set<Place> asked = points.stream().map(Place::of).collect(Collectors.toSet());
        List<GoalPoint> counted = goals.in(question, at).stream()
                .filter(point -> asked.contains(new Place(point.series(), point.bucket())))
                .toList();
        List<@Nullable Versioned<GoalView>> sides = goals.sides(counted, question.targets());
        List<Place> places = new ArrayList<>();
        List<GoalOnDay> known = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Versioned<GoalView> goal = sides.get(i);
            if (goal != null) {
                places.add(new Place(counted.get(i).series(), counted.get(i).bucket()));
                known.add(new GoalOnDay(goal, counted.get(i).day()));
            }
        }
        List<StandingExplanation> explained =
                explanations.onDays(known, question.targets() == null ? at : question.targets(), at);
        Map<Place, List<StandingExplanation>> pools = new HashMap<>();
        for (int i = 0; i < explained.size(); i++) {
            pools.computeIfAbsent(places.get(i), place -> new ArrayList<>()).add(explained.get(i));
        }
        List<@Nullable Explanation> answers = new ArrayList<>();
        for (TrendPoint point : points) {
            answers.add(explanation.apply(new PoolExplanation(
                    point.series(), point.bucket(), pools.getOrDefault(Place.of(point), List.of()))));
        }
        return answers;
    }

    private record Place(TrendSeries series, Bucket bucket) {

        static Place of(TrendPoint point) {
            return new Place(point.series(), point.bucket());
        }
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
