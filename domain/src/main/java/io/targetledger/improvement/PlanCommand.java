package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an improvement plan. Where a reason is required its absence is a refusal. {@code by} is who asks:
 * filled in from whom the caller is, never from what the caller says.
 */
public sealed interface PlanCommand extends Command {

    PlanId planId();

    @Override
    default String aggregate() {
        return planId().value();
    }

    /** @param purpose what is to change, at most 2,000 characters */
    record DraftPlan(
            @TargetAggregateIdentifier PlanId planId,
            PersonId person,
            PersonId sponsor,
            Origin origin,
            String purpose,
            List<Objective> objectives,
            Timetable timetable,
            List<Support> support,
            @Nullable Reason reason)
            implements PlanCommand {}

    /** Changes the terms of a plan that is not active yet; of one agreed already it needs a reason, and makes it a draft. */
    record RedraftPlan(
            @TargetAggregateIdentifier PlanId planId,
            List<Objective> objectives,
            Timetable timetable,
            @Nullable Reason reason)
            implements PlanCommand {}

    /** The person agrees to the terms of this number. */
    record AgreeToTerms(
            @TargetAggregateIdentifier PlanId planId,
            PersonId by,
            int terms,
            @Nullable String comment) implements PlanCommand {}

    /** The person does not agree to the terms of this number, and says why. */
    record DeclineTerms(@TargetAggregateIdentifier PlanId planId, PersonId by, int terms, String comment)
            implements PlanCommand {}

    record ActivatePlan(
            @TargetAggregateIdentifier PlanId planId,
            @Nullable Reason reason) implements PlanCommand {}

    /** Proposes to change the objective of this code, or to add it. Needs a reason, and holds once agreed. */
    record AdjustObjective(
            @TargetAggregateIdentifier PlanId planId,
            Objective objective,
            @Nullable Reason reason) implements PlanCommand {}

    /** Proposes to give an objective up. Needs a reason, and holds once agreed. */
    record DropObjective(
            @TargetAggregateIdentifier PlanId planId,
            String objective,
            @Nullable Reason reason) implements PlanCommand {}

    /** Proposes other check-ins from today on. Needs a reason, and holds once agreed. */
    record RescheduleCheckIns(
            @TargetAggregateIdentifier PlanId planId,
            List<LocalDate> checkIns,
            @Nullable Reason reason) implements PlanCommand {}

    /** Proposes a later end with further check-ins. Needs a reason, and holds once agreed. */
    record ExtendPlan(
            @TargetAggregateIdentifier PlanId planId,
            LocalDate until,
            List<LocalDate> furtherCheckIns,
            @Nullable Reason reason)
            implements PlanCommand {}

    /** Takes back what was proposed and not yet agreed. Needs a reason. */
    record WithdrawProposal(
            @TargetAggregateIdentifier PlanId planId,
            @Nullable Reason reason) implements PlanCommand {}

    /** Needs a reason. */
    record ChangeSponsor(
            @TargetAggregateIdentifier PlanId planId,
            PersonId sponsor,
            @Nullable Reason reason) implements PlanCommand {}

    record OfferSupport(
            @TargetAggregateIdentifier PlanId planId,
            Support support,
            @Nullable Reason reason) implements PlanCommand {}

    /** Records that support that was offered was given. */
    record ProvideSupport(
            @TargetAggregateIdentifier PlanId planId,
            String support,
            LocalDate on,
            @Nullable String note,
            @Nullable Reason reason)
            implements PlanCommand {}

    record AddEvidence(
            @TargetAggregateIdentifier PlanId planId,
            Evidence evidence,
            @Nullable Reason reason) implements PlanCommand {}

    record RecordCheckIn(
            @TargetAggregateIdentifier PlanId planId,
            CheckIn checkIn,
            @Nullable Reason reason) implements PlanCommand {}

    /** Says anew what was found at the check-in of the same day. Needs a reason. */
    record CorrectCheckIn(
            @TargetAggregateIdentifier PlanId planId,
            CheckIn checkIn,
            @Nullable Reason reason) implements PlanCommand {}

    /**
     * Needs a reason.
     *
     * @param results of every objective; none for a plan that is withdrawn
     */
    record ClosePlan(
            @TargetAggregateIdentifier PlanId planId,
            PlanOutcome outcome,
            List<Result> results,
            @Nullable Reason reason)
            implements PlanCommand {}

    /** What was reached of an objective, in the unit of its measure. */
    record Result(String objective, BigDecimal value) {}
}
