package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.targetledger.projection.ReadPoint;
import org.jspecify.annotations.Nullable;

/** Trends of what goals say together: attainment, pacing, target. Two round trips, three against other targets. */
public final class GoalTrend implements TrendMeasure {

    static final Set<Grouping> GROUPINGS = EnumSet.complementOf(EnumSet.of(Grouping.PRODUCT));

    private final String name;
    private final Function<Pool, @Nullable BigDecimal> value;
    private final CountedGoals goals;

    private GoalTrend(String name, Function<Pool, @Nullable BigDecimal> value, CountedGoals goals) {
        this.name = name;
        this.value = value;
        this.goals = goals;
    }

    public static GoalTrend attainment(CountedGoals goals) {
        return new GoalTrend("ATTAINMENT", Pool::attainment, goals);
    }

    public static GoalTrend pacing(CountedGoals goals) {
        return new GoalTrend("PACING", Pool::pacing, goals);
    }

    public static GoalTrend target(CountedGoals goals) {
        return new GoalTrend("TARGET", Pool::target, goals);
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
