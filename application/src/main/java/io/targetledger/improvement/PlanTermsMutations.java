package io.targetledger.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.improvement.PlanCommand.ActivatePlan;
import io.targetledger.improvement.PlanCommand.AdjustObjective;
import io.targetledger.improvement.PlanCommand.AgreeToTerms;
import io.targetledger.improvement.PlanCommand.DeclineTerms;
import io.targetledger.improvement.PlanCommand.DraftPlan;
import io.targetledger.improvement.PlanCommand.DropObjective;
import io.targetledger.improvement.PlanCommand.ExtendPlan;
import io.targetledger.improvement.PlanCommand.RedraftPlan;
import io.targetledger.improvement.PlanCommand.RescheduleCheckIns;
import io.targetledger.improvement.PlanCommand.WithdrawProposal;
import io.targetledger.improvement.PlanInputs.ObjectiveInput;
import io.targetledger.improvement.PlanInputs.SupportInput;
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of what is asked of the person: terms, answers, proposals. */
@Controller
final class PlanTermsMutations {

    private final Mutations mutations;

    PlanTermsMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record DraftImprovementPlanInput(
            String personId,
            String sponsorId,
            @Nullable String originId,
            String purpose,
            List<ObjectiveInput> objectives,
            PeriodInput period,
            List<LocalDate> checkIns,
            @Nullable List<SupportInput> support,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload draftImprovementPlan(@Argument DraftImprovementPlanInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DraftPlan(
                        new PlanId(Mutations.newId("plan", caller, input)),
                        Given.required("personId", input.personId(), PersonId::new),
                        Given.required("sponsorId", input.sponsorId(), PersonId::new),
                        PlanInputs.origin(input.originId()),
                        input.purpose(),
                        PlanInputs.objectives(input.objectives()),
                        PlanInputs.timetable(input.period(), input.checkIns()),
                        input.support() == null
                                ? List.of()
                                : input.support().stream()
                                        .map(SupportInput::toSupport)
                                        .toList(),
                        Reason.of(input.reason())));
    }

    record RedraftImprovementPlanInput(
            String planId,
            List<ObjectiveInput> objectives,
            PeriodInput period,
            List<LocalDate> checkIns,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload redraftImprovementPlan(@Argument RedraftImprovementPlanInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RedraftPlan(
                        idOf(input.planId()),
                        PlanInputs.objectives(input.objectives()),
                        PlanInputs.timetable(input.period(), input.checkIns()),
                        Reason.of(input.reason())));
    }

    record AgreeToPlanTermsInput(
            String planId,
            int terms,
            @Nullable String comment,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload agreeToPlanTerms(@Argument AgreeToPlanTermsInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AgreeToTerms(idOf(input.planId()), by(caller), input.terms(), input.comment()));
    }

    record DeclinePlanTermsInput(
            String planId,
            int terms,
            String comment,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload declinePlanTerms(@Argument DeclinePlanTermsInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DeclineTerms(idOf(input.planId()), by(caller), input.terms(), input.comment()));
    }

    record ActivateImprovementPlanInput(
            String planId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload activateImprovementPlan(@Argument ActivateImprovementPlanInput input, Caller caller) {
        return mutations.run(caller, input, () -> new ActivatePlan(idOf(input.planId()), Reason.of(input.reason())));
    }

    record AdjustPlanObjectiveInput(
            String planId,
            ObjectiveInput objective,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload adjustPlanObjective(@Argument AdjustPlanObjectiveInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AdjustObjective(
                        idOf(input.planId()), input.objective().toObjective(), Reason.of(input.reason())));
    }

    record DropPlanObjectiveInput(
            String planId,
            String objective,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload dropPlanObjective(@Argument DropPlanObjectiveInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DropObjective(idOf(input.planId()), input.objective(), Reason.of(input.reason())));
    }

    record ReschedulePlanCheckInsInput(
            String planId,
            List<LocalDate> checkIns,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload reschedulePlanCheckIns(@Argument ReschedulePlanCheckInsInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RescheduleCheckIns(idOf(input.planId()), input.checkIns(), Reason.of(input.reason())));
    }

    record ExtendImprovementPlanInput(
            String planId,
            LocalDate until,
            List<LocalDate> furtherCheckIns,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload extendImprovementPlan(@Argument ExtendImprovementPlanInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ExtendPlan(
                        idOf(input.planId()), input.until(), input.furtherCheckIns(), Reason.of(input.reason())));
    }

    record WithdrawPlanProposalInput(
            String planId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload withdrawPlanProposal(@Argument WithdrawPlanProposalInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new WithdrawProposal(idOf(input.planId()), Reason.of(input.reason())));
    }

    /** Who answers is who asks. */
    private static PersonId by(Caller caller) {
        return new PersonId(caller.actor().personId());
    }

    private static PlanId idOf(String given) {
        return Given.required("planId", given, PlanId::new);
    }
}
