package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.improvement.PlanCommand.AddEvidence;
import io.targetledger.improvement.PlanCommand.ChangeSponsor;
import io.targetledger.improvement.PlanCommand.ClosePlan;
import io.targetledger.improvement.PlanCommand.CorrectCheckIn;
import io.targetledger.improvement.PlanCommand.OfferSupport;
import io.targetledger.improvement.PlanCommand.ProvideSupport;
import io.targetledger.improvement.PlanCommand.RecordCheckIn;
import io.targetledger.improvement.PlanInputs.ProgressInput;
import io.targetledger.improvement.PlanInputs.SupportInput;
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of working by a plan: support, evidence, check-ins, the end. */
@Controller
final class PlanWorkMutations {

    private final Mutations mutations;

    PlanWorkMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record ChangePlanSponsorInput(
            String planId,
            String sponsorId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload changePlanSponsor(@Argument ChangePlanSponsorInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ChangeSponsor(
                        idOf(input.planId()),
                        Given.required("sponsorId", input.sponsorId(), PersonId::new),
                        Reason.of(input.reason())));
    }

    record OfferPlanSupportInput(
            String planId,
            SupportInput support,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload offerPlanSupport(@Argument OfferPlanSupportInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new OfferSupport(idOf(input.planId()), input.support().toSupport(), Reason.of(input.reason())));
    }

    record RecordPlanSupportInput(
            String planId,
            String support,
            LocalDate on,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload recordPlanSupport(@Argument RecordPlanSupportInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ProvideSupport(
                        idOf(input.planId()), input.support(), input.on(), input.note(), Reason.of(input.reason())));
    }

    record AddPlanEvidenceInput(
            String planId,
            LocalDate on,
            String words,
            @Nullable String referenceId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload addPlanEvidence(@Argument AddPlanEvidenceInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AddEvidence(
                        idOf(input.planId()),
                        new Evidence(input.on(), input.words(), input.referenceId()),
                        Reason.of(input.reason())));
    }

    record RecordPlanCheckInInput(
            String planId,
            @Nullable LocalDate scheduled,
            LocalDate heldOn,
            List<ProgressInput> progress,
            String nextSteps,
            @Nullable String comment,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload recordPlanCheckIn(@Argument RecordPlanCheckInInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RecordCheckIn(
                        idOf(input.planId()),
                        PlanInputs.checkIn(
                                input.scheduled(),
                                input.heldOn(),
                                input.progress(),
                                input.nextSteps(),
                                input.comment()),
                        Reason.of(input.reason())));
    }

    record CorrectPlanCheckInInput(
            String planId,
            @Nullable LocalDate scheduled,
            LocalDate heldOn,
            List<ProgressInput> progress,
            String nextSteps,
            @Nullable String comment,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload correctPlanCheckIn(@Argument CorrectPlanCheckInInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new CorrectCheckIn(
                        idOf(input.planId()),
                        PlanInputs.checkIn(
                                input.scheduled(),
                                input.heldOn(),
                                input.progress(),
                                input.nextSteps(),
                                input.comment()),
                        Reason.of(input.reason())));
    }

    record CloseImprovementPlanInput(
            String planId,
            PlanOutcome outcome,
            @Nullable List<ResultInput> results,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload closeImprovementPlan(@Argument CloseImprovementPlanInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ClosePlan(
                        idOf(input.planId()),
                        input.outcome(),
                        input.results() == null
                                ? List.of()
                                : input.results().stream()
                                        .map(ResultInput::toResult)
                                        .toList(),
                        Reason.of(input.reason())));
    }

    record ResultInput(String objective, BigDecimal value) {

        PlanCommand.Result toResult() {
            return new PlanCommand.Result(objective, value);
        }
    }

    private static PlanId idOf(String given) {
        return Given.required("planId", given, PlanId::new);
    }
}
