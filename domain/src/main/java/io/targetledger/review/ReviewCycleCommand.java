package io.targetledger.review;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a cycle of reviews. A step taken before its day needs a reason. */
public sealed interface ReviewCycleCommand extends Command {

    ReviewCycleId cycleId();

    @Override
    default String aggregate() {
        return cycleId().value();
    }

    /**
     * The same plan sent again records nothing, a different one under the same id is refused.
     *
     * @param period the month, quarter or year that is reviewed
     * @param population the unit whose people are reviewed, with all units below it
     */
    record PlanReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            LocalizedName name,
            ReviewCadence cadence,
            Period period,
            UnitId population,
            ReviewTemplateId templateId,
            CycleSchedule schedule)
            implements ReviewCycleCommand {}

    /** Moves the days of steps not taken yet. Needs a reason. */
    record RescheduleReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            CycleSchedule schedule,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    /** Pins who is reviewed, by which form, and as of which position; after it the reviews themselves are opened. */
    record OpenReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    /** From now on raters can answer. */
    record BeginAssessment(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    /** From now on no answer is taken; after it the reviews are scored. */
    record BeginCalibration(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    /** From now on ratings change only on appeal; after it the reviews themselves are published. */
    record PublishReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    record CloseReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}

    /** Needs a reason. */
    record CancelReviewCycle(
            @TargetAggregateIdentifier ReviewCycleId cycleId,
            @Nullable Reason reason) implements ReviewCycleCommand {}
}
