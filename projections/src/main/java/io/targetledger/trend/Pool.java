package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

import io.targetledger.explain.WeightedMean;
import io.targetledger.goal.Attainment;
import io.targetledger.goal.Standing;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Goals of one series taken together. Where they add up: Σ actual ÷ Σ target, what was not measured counting as 0. Else,
 * for percentages, averages and goals to decrease or to maintain: the mean of the measured goals' own values, by weight.
 * Of a single goal, either is the goal's own.
 */
record Pool(boolean pooled, List<GoalPoint> goals, int withoutTarget) {

    private static final int DECIMALS = 6;

    static Pool of(TrendSeries series, List<GoalPoint> points) {
        List<GoalPoint> known =
                points.stream().filter(point -> point.standing() != null).toList();
        return new Pool(series.pooled(), known, points.size() - known.size());
    }

    int size() {
        return goals.size();
    }

    @Nullable
    BigDecimal actual() {
        return pooled
                ? sum(point -> standing(point).actual())
                : mean(point -> standing(point).actual());
    }

    @Nullable
    BigDecimal target() {
        return pooled
                ? sum(point -> point.goal().view().target())
                : mean(point -> point.goal().view().target());
    }

    /** As {@link Attainment} has it; null when nothing was measured. */
    @Nullable
    BigDecimal attainment() {
        if (!pooled) {
            return mean(point -> standing(point).attainment());
        }
        BigDecimal actual = actual();
        BigDecimal target = target();
        if (actual == null || target == null) {
            return null;
        }
        return Attainment.increased(actual, target);
    }

    /** Attainment ÷ elapsed share; where goals add up, the elapsed share is the mean by their targets. */
    @Nullable
    BigDecimal pacing() {
        if (!pooled) {
            return mean(point -> standing(point).pacing());
        }
        BigDecimal attainment = attainment();
        BigDecimal target = target();
        if (attainment == null || target == null) {
            return null;
        }
        BigDecimal due = goals.stream()
                .map(point ->
                        point.goal().view().target().multiply(standing(point).elapsedShare()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Attainment.pacing(attainment, Numbers.ratio(due, target));
    }

    private @Nullable BigDecimal sum(Function<GoalPoint, @Nullable BigDecimal> part) {
        @Nullable BigDecimal sum = null;
        for (GoalPoint point : goals) {
            BigDecimal value = part.apply(point);
            if (value != null) {
                sum = sum == null ? value : sum.add(value);
            }
        }
        return sum == null ? null : Numbers.rounded(sum);
    }

    private @Nullable BigDecimal mean(Function<GoalPoint, @Nullable BigDecimal> part) {
        WeightedMean mean = new WeightedMean();
        for (GoalPoint point : goals) {
            mean.add(point.goal().view().weight(), part.apply(point));
        }
        return mean.rounded(DECIMALS);
    }

    private static Standing standing(GoalPoint point) {
        Standing standing = point.standing();
        if (standing == null) {
            throw new IllegalStateException(point.goal().key() + " has no target, and is not pooled");
        }
        return standing;
    }
}
