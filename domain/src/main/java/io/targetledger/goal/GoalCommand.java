package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a goal. Where a reason is required its absence is a refusal, not a null pointer. */
public sealed interface GoalCommand extends Command {

    GoalId goalId();

    @Override
    default String aggregate() {
        return goalId().value();
    }

    /** Everything but the id may be missing, so that one refusal can name every part that a SMART goal lacks. */
    record DefineGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable String title,
            @Nullable String description,
            @Nullable OwnerId owner,
            @Nullable MetricId metric,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable BigDecimal tolerance,
            @Nullable Direction direction,
            @Nullable BigDecimal confidence,
            @Nullable String rationale,
            @Nullable GoalId parent,
            @Nullable String objective,
            @Nullable BigDecimal weight,
            @Nullable Period period,
            @Nullable Reason reason)
            implements GoalCommand {}

    record ActivateGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable Reason reason) implements GoalCommand {}

    /** Baseline and tolerance stay as they are when null. Needs a reason. */
    record ReviseTarget(
            @TargetAggregateIdentifier GoalId goalId,
            BigDecimal target,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal tolerance,
            @Nullable Reason reason)
            implements GoalCommand {}

    /** Needs a reason. */
    record ChangePeriod(
            @TargetAggregateIdentifier GoalId goalId,
            Period period,
            @Nullable Reason reason) implements GoalCommand {}

    /** Needs a reason. */
    record ReassignGoal(
            @TargetAggregateIdentifier GoalId goalId,
            OwnerId owner,
            @Nullable Reason reason) implements GoalCommand {}

    /** Lets only customers of the segment count for the goal, or all again when null. Needs a reason. */
    record FocusGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable SegmentId segment,
            @Nullable Reason reason) implements GoalCommand {}

    /** Aligns the goal under another parent or objective, given whole; a null weight stays as it is. */
    record AlignGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable GoalId parent,
            @Nullable String objective,
            @Nullable BigDecimal weight,
            @Nullable Reason reason)
            implements GoalCommand {}

    record AskChildrenToSum(
            @TargetAggregateIdentifier GoalId goalId,
            boolean mustSum,
            @Nullable Reason reason) implements GoalCommand {}

    record ReassessConfidence(
            @TargetAggregateIdentifier GoalId goalId,
            Achievability achievability,
            @Nullable Reason reason) implements GoalCommand {}

    record RewordGoal(
            @TargetAggregateIdentifier GoalId goalId,
            String title,
            @Nullable String description,
            @Nullable Reason reason)
            implements GoalCommand {}

    /** Decided from the measurements when {@code override} is null; an override needs a reason. */
    record CloseGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable Outcome override,
            @Nullable Reason reason) implements GoalCommand {}

    /** Needs a reason. */
    record CancelGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable Reason reason) implements GoalCommand {}

    /** Needs a reason. */
    record ReopenGoal(
            @TargetAggregateIdentifier GoalId goalId,
            @Nullable Reason reason) implements GoalCommand {}
}
