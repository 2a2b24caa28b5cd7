package io.targetledger.goal;

import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a goal. Events repeat what they replace ({@code previous…}), so that each explains itself to an
 * auditor. {@code afterLock} marks a change made while the targets of the goal's period were locked.
 */
public sealed interface GoalEvent {

    GoalId goalId();

    @Nullable
    Reason reason();

    boolean afterLock();

    /** Unit, currency and direction are pinned as the metric stated them when the goal was defined. */
    record GoalDefined(
            GoalId goalId,
            String title,
            @Nullable String description,
            OwnerId owner,
            MetricId metric,
            UnitKind unit,
            @Nullable String currency,
            Direction direction,
            Target target,
            Achievability achievability,
            Relevance relevance,
            Period period,
            @Nullable Reason reason,
            boolean afterLock)
            implements GoalEvent {

        /** The same, marked as made while the targets of its period were locked, or not. */
        GoalDefined marked(boolean afterLock) {
            return new GoalDefined(
                    goalId,
                    title,
                    description,
                    owner,
                    metric,
                    unit,
                    currency,
                    direction,
                    target,
                    achievability,
                    relevance,
                    period,
                    reason,
                    afterLock);
        }
    }

    record GoalActivated(GoalId goalId, @Nullable Reason reason, boolean afterLock) implements GoalEvent {}

    record TargetRevised(GoalId goalId, Target previous, Target revised, Reason reason, boolean afterLock)
            implements GoalEvent {}

    record PeriodChanged(GoalId goalId, Period previous, Period period, Reason reason, boolean afterLock)
            implements GoalEvent {}

    record GoalReassigned(GoalId goalId, OwnerId previous, OwnerId owner, Reason reason, boolean afterLock)
            implements GoalEvent {}

    /**
     * Only what was measured of customers who belong to the segment on the first day of the goal's period counts for it; of
     * all, measured of a customer or not, when {@code segment} is null. Until then it is so for every goal.
     */
    record GoalFocused(
            GoalId goalId,
            @Nullable SegmentId previous,
            @Nullable SegmentId segment,
            Reason reason,
            boolean afterLock) implements GoalEvent {}

    record GoalAligned(
            GoalId goalId,
            Relevance previous,
            Relevance relevance,
            @Nullable Reason reason,
            boolean afterLock) implements GoalEvent {}

    record ChildrenAskedToSum(
            GoalId goalId, boolean mustSum, @Nullable Reason reason, boolean afterLock) implements GoalEvent {}

    record ConfidenceReassessed(
            GoalId goalId,
            Achievability previous,
            Achievability achievability,
            @Nullable Reason reason,
            boolean afterLock)
            implements GoalEvent {}

    record GoalReworded(
            GoalId goalId,
            String previousTitle,
            @Nullable String previousDescription,
            String title,
            @Nullable String description,
            @Nullable Reason reason,
            boolean afterLock)
            implements GoalEvent {}

    record GoalClosed(
            GoalId goalId, Closure closure, @Nullable Reason reason, boolean afterLock) implements GoalEvent {}

    record GoalCancelled(GoalId goalId, GoalStatus previous, Reason reason, boolean afterLock) implements GoalEvent {}

    /** {@code previous} is the status it is reopened from; the goal is active again. */
    record GoalReopened(GoalId goalId, GoalStatus previous, Reason reason, boolean afterLock) implements GoalEvent {}
}
