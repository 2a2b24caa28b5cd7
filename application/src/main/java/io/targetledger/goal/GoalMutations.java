package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Instant;

import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.ChangePeriod;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.FocusGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalCommand.RewordGoal;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of goals. */
@Controller
final class GoalMutations {

    private final Mutations mutations;

    GoalMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record DefineGoalInput(
            @Nullable String title,
            @Nullable String description,
            @Nullable String ownerId,
            @Nullable String metricId,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable BigDecimal tolerance,
            @Nullable Direction direction,
            @Nullable BigDecimal confidence,
            @Nullable String rationale,
            @Nullable String objective,
            @Nullable String parentId,
            @Nullable BigDecimal weight,
            @Nullable PeriodInput period,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload defineGoal(@Argument DefineGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DefineGoal(
                        new GoalId(Mutations.newId("goal", caller, input)),
                        input.title(),
                        input.description(),
                        Given.optional("ownerId", input.ownerId(), OwnerId::new),
                        Given.optional("metricId", input.metricId(), MetricId::new),
                        input.baseline(),
                        input.target(),
                        input.tolerance(),
                        input.direction(),
                        input.confidence(),
                        input.rationale(),
                        Given.optional("parentId", input.parentId(), GoalId::new),
                        input.objective(),
                        input.weight(),
                        PeriodInput.toPeriod(input.period()),
                        Reason.of(input.reason())));
    }

    record GoalInput(
            String goalId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload activateGoal(@Argument GoalInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new ActivateGoal(new GoalId(input.goalId()), Reason.of(input.reason())));
    }

    @MutationMapping
    Payload cancelGoal(@Argument GoalInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new CancelGoal(new GoalId(input.goalId()), Reason.of(input.reason())));
    }

    @MutationMapping
    Payload reopenGoal(@Argument GoalInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new ReopenGoal(new GoalId(input.goalId()), Reason.of(input.reason())));
    }

    record ReviseTargetInput(
            String goalId,
            BigDecimal target,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal tolerance,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload reviseTarget(@Argument ReviseTargetInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ReviseTarget(
                        new GoalId(input.goalId()),
                        input.target(),
                        input.baseline(),
                        input.tolerance(),
                        Reason.of(input.reason())));
    }

    record ChangePeriodInput(
            String goalId,
            PeriodInput period,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload changePeriod(@Argument ChangePeriodInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ChangePeriod(
                        new GoalId(input.goalId()), input.period().toPeriod(), Reason.of(input.reason())));
    }

    record ReassignGoalInput(
            String goalId,
            String ownerId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload reassignGoal(@Argument ReassignGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ReassignGoal(
                        new GoalId(input.goalId()), new OwnerId(input.ownerId()), Reason.of(input.reason())));
    }

    record AlignGoalInput(
            String goalId,
            @Nullable String parentId,
            @Nullable String objective,
            @Nullable BigDecimal weight,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload alignGoal(@Argument AlignGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AlignGoal(
                        new GoalId(input.goalId()),
                        Given.optional("parentId", input.parentId(), GoalId::new),
                        input.objective(),
                        input.weight(),
                        Reason.of(input.reason())));
    }

    record FocusGoalInput(
            String goalId,
            @Nullable String segmentId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload focusGoal(@Argument FocusGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new FocusGoal(
                        new GoalId(input.goalId()),
                        Given.optional("segmentId", input.segmentId(), SegmentId::new),
                        Reason.of(input.reason())));
    }

    record AskChildrenToSumInput(
            String goalId,
            boolean mustSum,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload askChildrenToSum(@Argument AskChildrenToSumInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AskChildrenToSum(new GoalId(input.goalId()), input.mustSum(), Reason.of(input.reason())));
    }

    record ReassessConfidenceInput(
            String goalId,
            BigDecimal confidence,
            String rationale,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload reassessConfidence(@Argument ReassessConfidenceInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ReassessConfidence(
                        new GoalId(input.goalId()),
                        new Achievability(input.confidence(), input.rationale()),
                        Reason.of(input.reason())));
    }

    record RewordGoalInput(
            String goalId,
            String title,
            @Nullable String description,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload rewordGoal(@Argument RewordGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RewordGoal(
                        new GoalId(input.goalId()), input.title(), input.description(), Reason.of(input.reason())));
    }

    record CloseGoalInput(
            String goalId,
            @Nullable Outcome override,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload closeGoal(@Argument CloseGoalInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new CloseGoal(new GoalId(input.goalId()), input.override(), Reason.of(input.reason())));
    }
}
