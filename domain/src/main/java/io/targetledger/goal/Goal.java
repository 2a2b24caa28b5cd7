package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

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
import io.targetledger.goal.GoalEvent.ChildrenAskedToSum;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.lock.TargetLocks;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnknownOwner;
import io.targetledger.segment.SegmentId;
import io.targetledger.segment.SegmentIsNot;
import io.targetledger.segment.SegmentRegister;
import io.targetledger.segment.SegmentStatus;
import io.targetledger.segment.UnknownSegment;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Text;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A SMART goal. What its status allows stands in {@link GoalStatus}; what it takes to define one in {@link SmartRule}; how
 * it ends in {@link ClosingRule}. A change that changes nothing is not recorded.
 */
public final class Goal {

    @AggregateIdentifier
    private GoalId goalId;

    private GoalStatus status;
    private String title;
    private @Nullable String description;
    private OwnerId owner;
    private MetricId metric;
    private Direction direction;
    private Target target;
    private Achievability achievability;
    private Relevance relevance;
    private Period period;
    private boolean childrenMustSum;
    private @Nullable SegmentId segment;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Goal() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            DefineGoal command,
            MetricCatalogue metrics,
            OrganisationRegister organisation,
            GoalTree goals,
            TargetLocks locks) {
        if (goalId != null) {
            throw new GoalAlreadyDefined(goalId);
        }
        GoalDefined defined = new SmartRule(metrics, organisation, goals).definition(command);
        boolean afterLock = explained(locks, defined.owner(), defined.period(), command);
        apply(defined.marked(afterLock));
    }

    @CommandHandler
    void handle(ActivateGoal command, TargetLocks locks) {
        status.mustAllow(Transition.ACTIVATE);
        apply(new GoalActivated(goalId, command.reason(), explained(locks, command)));
    }

    @CommandHandler
    void handle(ReviseTarget command, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        Target revised = new Target(
                command.target(),
                Objects.requireNonNullElse(command.baseline(), target.baseline()),
                command.tolerance() == null ? target.tolerance() : command.tolerance());
        revised.mustSuit(direction);
        if (revised.equals(target)) {
            return;
        }
        Reason reason = command.requiredReason();
        apply(new TargetRevised(goalId, target, revised, reason, explained(locks, command)));
    }

    /** A lock on the new period counts as well as one on the old: neither can be left or entered unseen. */
    @CommandHandler
    void handle(ChangePeriod command, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        if (command.period().equals(period)) {
            return;
        }
        Reason reason = command.requiredReason();
        boolean afterLock = locks.cover(owner, period) || locks.cover(owner, command.period());
        apply(new PeriodChanged(goalId, period, command.period(), reason, afterLock));
    }

    /** A lock on the new owner's targets counts as well as one on the old owner's. */
    @CommandHandler
    void handle(ReassignGoal command, OrganisationRegister organisation, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        if (command.owner().equals(owner)) {
            return;
        }
        if (!organisation.knows(command.owner())) {
            throw new UnknownOwner("ownerId", command.owner());
        }
        Reason reason = command.requiredReason();
        boolean afterLock = locks.cover(owner, period) || locks.cover(command.owner(), period);
        apply(new GoalReassigned(goalId, owner, command.owner(), reason, afterLock));
    }

    @CommandHandler
    void handle(FocusGoal command, SegmentRegister segments, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        SegmentId focus = command.segment();
        if (Objects.equals(focus, segment)) {
            return;
        }
        if (focus != null) {
            SegmentStatus found = segments.statusOf(focus).orElseThrow(() -> new UnknownSegment("segmentId", focus));
            if (found != SegmentStatus.ACTIVE) {
                throw new SegmentIsNot(focus, SegmentStatus.ACTIVE, found);
            }
        }
        Reason reason = command.requiredReason();
        apply(new GoalFocused(goalId, segment, focus, reason, explained(locks, command)));
    }

    @CommandHandler
    void handle(AlignGoal command, GoalTree goals, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        Relevance aligned = new Relevance(
                command.parent(),
                command.objective(),
                Objects.requireNonNullElse(command.weight(), relevance.weight()));
        if (aligned.equals(relevance)) {
            return;
        }
        GoalId parent = aligned.parent();
        if (parent != null && !parent.equals(relevance.parent())) {
            mustBeAbove(parent, goals);
        }
        apply(new GoalAligned(goalId, relevance, aligned, command.reason(), explained(locks, command)));
    }

    private void mustBeAbove(GoalId parent, GoalTree goals) {
        if (goals.isWithin(parent, goalId)) {
            throw new GoalWouldContainItself(goalId, parent);
        }
        if (!goals.exists(parent)) {
            throw new UnknownParent(parent);
        }
    }

    @CommandHandler
    void handle(AskChildrenToSum command, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        if (command.mustSum() != childrenMustSum) {
            apply(new ChildrenAskedToSum(goalId, command.mustSum(), command.reason(), explained(locks, command)));
        }
    }

    @CommandHandler
    void handle(ReassessConfidence command, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        Achievability reassessed = command.achievability();
        if (!reassessed.equals(achievability)) {
            apply(new ConfidenceReassessed(
                    goalId, achievability, reassessed, command.reason(), explained(locks, command)));
        }
    }

    @CommandHandler
    void handle(RewordGoal command, MetricCatalogue metrics, TargetLocks locks) {
        status.mustAllow(Transition.REVISE);
        String reworded = Title.checked(command.title(), metrics.find(metric).orElse(null));
        String redescribed = Text.optional("description", command.description(), SmartRule.LONGEST_DESCRIPTION);
        if (reworded.equals(title) && Objects.equals(redescribed, description)) {
            return;
        }
        apply(new GoalReworded(
                goalId, title, description, reworded, redescribed, command.reason(), explained(locks, command)));
    }

    @CommandHandler
    void handle(CloseGoal command, Actuals actuals, MetricCatalogue metrics, TargetLocks locks, Clock clock) {
        status.mustAllow(Transition.CLOSE);
        ClosingRule rule = new ClosingRule(metric, owner, period, direction, target, accumulates(metrics));
        Optional<BigDecimal> actual = actuals.of(metric, owner, period, segment);
        Closure closure;
        if (command.override() == null) {
            closure = rule.decidedByMeasurements(actual, LocalDate.now(clock));
        } else {
            command.requiredReason();
            closure = rule.overridden(command.override(), actual.orElse(null));
        }
        apply(new GoalClosed(goalId, closure, command.reason(), explained(locks, command)));
    }

    private boolean accumulates(MetricCatalogue metrics) {
        return metrics.find(metric)
                .map(entry -> entry.definition().aggregation() == Aggregation.SUM)
                .orElse(false);
    }

    @CommandHandler
    void handle(CancelGoal command, TargetLocks locks) {
        status.mustAllow(Transition.CANCEL);
        Reason reason = command.requiredReason();
        apply(new GoalCancelled(goalId, status, reason, explained(locks, command)));
    }

    @CommandHandler
    void handle(ReopenGoal command, TargetLocks locks) {
        status.mustAllow(Transition.REOPEN);
        Reason reason = command.requiredReason();
        apply(new GoalReopened(goalId, status, reason, explained(locks, command)));
    }

    private boolean explained(TargetLocks locks, GoalCommand command) {
        return explained(locks, owner, period, command);
    }

    /** Whether the targets are locked; if they are, the command must say why it is made all the same. */
    private static boolean explained(TargetLocks locks, OwnerId owner, Period period, GoalCommand command) {
        boolean locked = locks.cover(owner, period);
        if (locked && command.reason() == null) {
            throw new ReasonNeededAfterLock(owner, period);
        }
        return locked;
    }

    @EventSourcingHandler
    void on(GoalDefined event) {
        goalId = event.goalId();
        status = GoalStatus.DRAFT;
        title = event.title();
        description = event.description();
        owner = event.owner();
        metric = event.metric();
        direction = event.direction();
        target = event.target();
        achievability = event.achievability();
        relevance = event.relevance();
        period = event.period();
    }

    @EventSourcingHandler
    void on(GoalActivated event) {
        status = GoalStatus.ACTIVE;
    }

    @EventSourcingHandler
    void on(TargetRevised event) {
        target = event.revised();
    }

    @EventSourcingHandler
    void on(PeriodChanged event) {
        period = event.period();
    }

    @EventSourcingHandler
    void on(GoalReassigned event) {
        owner = event.owner();
    }

    @EventSourcingHandler
    void on(GoalFocused event) {
        segment = event.segment();
    }

    @EventSourcingHandler
    void on(GoalAligned event) {
        relevance = event.relevance();
    }

    @EventSourcingHandler
    void on(ChildrenAskedToSum event) {
        childrenMustSum = event.mustSum();
    }

    @EventSourcingHandler
    void on(ConfidenceReassessed event) {
        achievability = event.achievability();
    }

    @EventSourcingHandler
    void on(GoalReworded event) {
        title = event.title();
        description = event.description();
    }

    @EventSourcingHandler
    void on(GoalClosed event) {
        status = event.closure().outcome().status();
    }

    @EventSourcingHandler
    void on(GoalCancelled event) {
        status = GoalStatus.CANCELLED;
    }

    @EventSourcingHandler
    void on(GoalReopened event) {
        status = GoalStatus.ACTIVE;
    }
}
