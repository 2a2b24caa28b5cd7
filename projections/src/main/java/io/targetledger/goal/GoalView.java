package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.Versioned;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A goal's own side as readers see it, amounts in the unit of its metric. What was achieved is not part of it: that is
 * computed from the measurements when read, see {@link Standings}.
 *
 * @param changesAfterLock number of changes made while the targets of its period were locked
 * @param segment only customers who belong to it on the first day of the period count; null for all
 */
public record GoalView(
        String title,
        @Nullable String description,
        GoalStatus status,
        OwnerId owner,
        MetricId metric,
        UnitKind unit,
        @Nullable String currency,
        Direction direction,
        BigDecimal baseline,
        BigDecimal target,
        @Nullable BigDecimal tolerance,
        BigDecimal originalTarget,
        int targetRevisions,
        BigDecimal confidence,
        String rationale,
        @Nullable GoalId parent,
        @Nullable String objective,
        BigDecimal weight,
        Period period,
        boolean childrenMustSum,
        @Nullable ClosureView closure,
        int changesAfterLock,
        @Nullable SegmentId segment) {

    /** How the goal ended, and why where a person decided it. */
    public record ClosureView(
            Outcome outcome,
            DecidedBy decidedBy,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal attainment,
            @Nullable String reason) {}

    static GoalView of(GoalDefined defined) {
        return new GoalView(
                defined.title(),
                defined.description(),
                GoalStatus.DRAFT,
                defined.owner(),
                defined.metric(),
                defined.unit(),
                defined.currency(),
                defined.direction(),
                defined.target().baseline(),
                defined.target().value(),
                defined.target().tolerance(),
                defined.target().value(),
                0,
                defined.achievability().confidence(),
                defined.achievability().rationale(),
                defined.relevance().parent(),
                defined.relevance().objective(),
                defined.relevance().weight(),
                defined.period(),
                false,
                null,
                0,
                null);
    }

    /** The target as the rules of attainment take it. */
    public Target asTarget() {
        return new Target(target, baseline, tolerance);
    }

    /** The goal as it would be with another target. */
    public static Versioned<GoalView> against(Versioned<GoalView> goal, Target other) {
        return new Versioned<>(
                goal.key(),
                goal.view().with(other),
                goal.version(),
                goal.createdAt(),
                goal.updatedAt(),
                goal.position());
    }

    GoalView with(GoalStatus newStatus, @Nullable ClosureView newClosure) {
        return copy(
                title,
                description,
                newStatus,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                period,
                childrenMustSum,
                newClosure,
                changesAfterLock);
    }

    GoalView with(Target revised) {
        return copy(
                title,
                description,
                status,
                owner,
                revised,
                targetRevisions + 1,
                achievability(),
                relevance(),
                period,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView with(Period changed) {
        return copy(
                title,
                description,
                status,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                changed,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView with(OwnerId newOwner) {
        return copy(
                title,
                description,
                status,
                newOwner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                period,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView with(Relevance aligned) {
        return copy(
                title,
                description,
                status,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                aligned,
                period,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView with(Achievability reassessed) {
        return copy(
                title,
                description,
                status,
                owner,
                asTarget(),
                targetRevisions,
                reassessed,
                relevance(),
                period,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView withChildrenMustSum(boolean mustSum) {
        return copy(
                title,
                description,
                status,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                period,
                mustSum,
                closure,
                changesAfterLock);
    }

    GoalView reworded(String newTitle, @Nullable String newDescription) {
        return copy(
                newTitle,
                newDescription,
                status,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                period,
                childrenMustSum,
                closure,
                changesAfterLock);
    }

    GoalView changedAfterLock() {
        return copy(
                title,
                description,
                status,
                owner,
                asTarget(),
                targetRevisions,
                achievability(),
                relevance(),
                period,
                childrenMustSum,
                closure,
                changesAfterLock + 1);
    }

    GoalView focused(@Nullable SegmentId on) {
        return new GoalView(
                title,
                description,
                status,
                owner,
                metric,
                unit,
                currency,
                direction,
                baseline,
                target,
                tolerance,
                originalTarget,
                targetRevisions,
                confidence,
                rationale,
                parent,
                objective,
                weight,
                period,
                childrenMustSum,
                closure,
                changesAfterLock,
                on);
    }

    private Achievability achievability() {
        return new Achievability(confidence, rationale);
    }

    private Relevance relevance() {
        return new Relevance(parent, objective, weight);
    }

    private GoalView copy(
            String newTitle,
            @Nullable String newDescription,
            GoalStatus newStatus,
            OwnerId newOwner,
            Target newTarget,
            int newTargetRevisions,
            Achievability newAchievability,
            Relevance newRelevance,
            Period newPeriod,
            boolean newChildrenMustSum,
            @Nullable ClosureView newClosure,
            int newChangesAfterLock) {
        return new GoalView(
                newTitle,
                newDescription,
                newStatus,
                newOwner,
                metric,
                unit,
                currency,
                direction,
                newTarget.baseline(),
                newTarget.value(),
                newTarget.tolerance(),
                originalTarget,
                newTargetRevisions,
                newAchievability.confidence(),
                newAchievability.rationale(),
                newRelevance.parent(),
                newRelevance.objective(),
                newRelevance.weight(),
                newPeriod,
                newChildrenMustSum,
                newClosure,
                newChangesAfterLock,
                segment);
    }
}
