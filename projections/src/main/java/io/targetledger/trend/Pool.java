package io.targetledger.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;

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
    private static final BigDecimal JUST_MISSED = new BigDecimal("0.999999");

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
        BigDecimal share = ratio(actual, target);
        return share.compareTo(BigDecimal.ONE) >= 0 && actual.compareTo(target) < 0 ? JUST_MISSED : share;
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
        return Attainment.pacing(attainment, ratio(due, target));
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
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (GoalPoint point : goals) {
            BigDecimal value = part.apply(point);
            if (value != null) {
                BigDecimal weight = point.goal().view().weight();
                sum = sum.add(weight.multiply(value));
                weights = weights.add(weight);
            }
        }
        return weights.signum() == 0 ? null : ratio(sum, weights);
    }

    private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return Numbers.rounded(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static Standing standing(GoalPoint point) {
        Standing standing = point.standing();
        if (standing == null) {
            throw new IllegalStateException(point.goal().key() + " has no target, and is not pooled");
        }
        return standing;
    }
}
