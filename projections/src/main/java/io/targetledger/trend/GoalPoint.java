package io.targetledger.trend;

import java.time.LocalDate;

import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standing;
import io.targetledger.goal.Target;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A goal as it counts in one bucket of one series.
 *
 * @param day the day on which it is looked at
 * @param standing null where it had no target yet
 */
record GoalPoint(
        TrendSeries series,
        Bucket bucket,
        Versioned<GoalView> goal,
        LocalDate day,
        @Nullable Standing standing) {

    /** Where it is not known yet where the goal stood. */
    GoalPoint against(Target target) {
        return new GoalPoint(series, bucket, GoalView.against(goal, target), day, null);
    }

    GoalPoint with(Versioned<GoalView> against, Standing found) {
        return new GoalPoint(series, bucket, against, day, found);
    }
}
