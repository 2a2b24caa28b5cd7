package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.Target;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it was when the cycle was opened. What became of it later does not change the review.
 *
 * @param weight its share in what it contributes to
 * @param actual what was measured by then, null where nothing was
 * @param attainment of the target by that, 1 being 100 %; null where nothing was measured
 */
public record PinnedGoal(
        GoalId goalId,
        String title,
        MetricId metric,
        UnitKind unit,
        @Nullable String currency,
        Direction direction,
        Target target,
        Period period,
        BigDecimal weight,
        GoalStatus status,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal attainment) {}
