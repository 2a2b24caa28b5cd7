package io.targetledger.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiFunction;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.ReviewCycleCommand.BeginAssessment;
import io.targetledger.review.ReviewCycleCommand.BeginCalibration;
import io.targetledger.review.ReviewCycleCommand.CancelReviewCycle;
import io.targetledger.review.ReviewCycleCommand.CloseReviewCycle;
import io.targetledger.review.ReviewCycleCommand.OpenReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PlanReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PublishReviewCycle;
import io.targetledger.review.ReviewCycleCommand.RescheduleReviewCycle;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of cycles. */
@Controller
final class ReviewCycleMutations {

    private final Mutations mutations;

    ReviewCycleMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record ScheduleInput(
            LocalDate opens, LocalDate assessing, LocalDate calibrating, LocalDate published, LocalDate closes) {

        CycleSchedule toSchedule() {
            return new CycleSchedule(opens, assessing, calibrating, published, closes);
        }
    }

    record PlanReviewCycleInput(
            String code,
            LocalizedNameInput name,
            ReviewCadence cadence,
            PeriodInput period,
            String population,
            String templateId,
            ScheduleInput schedule,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload planReviewCycle(@Argument PlanReviewCycleInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new PlanReviewCycle(
                        Given.required("code", input.code(), code -> new ReviewCycleId("review-cycle/" + code)),
                        input.name().toName(),
                        input.cadence(),
                        input.period().toPeriod(),
                        Given.required("population", input.population(), UnitId::new),
                        new ReviewTemplateId(input.templateId()),
                        input.schedule().toSchedule()));
    }

    record RescheduleReviewCycleInput(
            String cycleId,
            ScheduleInput schedule,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload rescheduleReviewCycle(@Argument RescheduleReviewCycleInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RescheduleReviewCycle(
                        new ReviewCycleId(input.cycleId()), input.schedule().toSchedule(), Reason.of(input.reason())));
    }

    record CycleInput(
            String cycleId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload openReviewCycle(@Argument CycleInput input, Caller caller) {
        return step(input, caller, OpenReviewCycle::new);
    }

    @MutationMapping
    Payload beginAssessment(@Argument CycleInput input, Caller caller) {
        return step(input, caller, BeginAssessment::new);
    }

    @MutationMapping
    Payload beginCalibration(@Argument CycleInput input, Caller caller) {
        return step(input, caller, BeginCalibration::new);
    }

    @MutationMapping
    Payload publishReviewCycle(@Argument CycleInput input, Caller caller) {
        return step(input, caller, PublishReviewCycle::new);
    }

    @MutationMapping
    Payload closeReviewCycle(@Argument CycleInput input, Caller caller) {
        return step(input, caller, CloseReviewCycle::new);
    }

    @MutationMapping
    Payload cancelReviewCycle(@Argument CycleInput input, Caller caller) {
        return step(input, caller, CancelReviewCycle::new);
    }

    private Payload step(
            CycleInput input, Caller caller, BiFunction<ReviewCycleId, @Nullable Reason, ReviewCycleCommand> command) {
        return mutations.run(
                caller, input, () -> command.apply(new ReviewCycleId(input.cycleId()), Reason.of(input.reason())));
    }
}
