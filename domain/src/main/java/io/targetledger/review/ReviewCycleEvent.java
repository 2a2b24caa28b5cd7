package io.targetledger.review;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a cycle of reviews. {@code on} is the day a step was taken on, which its schedule may not be. */
public sealed interface ReviewCycleEvent {

    ReviewCycleId cycleId();

    record ReviewCyclePlanned(
            ReviewCycleId cycleId,
            LocalizedName name,
            ReviewCadence cadence,
            Period period,
            UnitId population,
            ReviewTemplateId templateId,
            CycleSchedule schedule)
            implements ReviewCycleEvent {}

    record ReviewCycleRescheduled(ReviewCycleId cycleId, CycleSchedule previous, CycleSchedule schedule, Reason reason)
            implements ReviewCycleEvent {}

    /**
     * Who is reviewed and by what is settled.
     *
     * @param cutOff position of the ledger at which goals, measurements, people and the template are as the reviews see
     *     them
     */
    record ReviewCycleOpened(
            ReviewCycleId cycleId,
            ReviewTemplateId templateId,
            int templateVersion,
            ReviewForm form,
            long cutOff,
            List<ReviewedPerson> people,
            LocalDate on,
            @Nullable Reason reason)
            implements ReviewCycleEvent {

        public ReviewCycleOpened {
            people = List.copyOf(people);
        }
    }

    record AssessmentBegun(
            ReviewCycleId cycleId, LocalDate on, @Nullable Reason reason) implements ReviewCycleEvent {}

    /** Answers are final: none is recorded after this. */
    record CalibrationBegun(
            ReviewCycleId cycleId, LocalDate on, @Nullable Reason reason) implements ReviewCycleEvent {}

    /** Ratings are final but for appeals. */
    record ReviewCyclePublished(
            ReviewCycleId cycleId, LocalDate on, @Nullable Reason reason) implements ReviewCycleEvent {}

    record ReviewCycleClosed(
            ReviewCycleId cycleId, LocalDate on, @Nullable Reason reason) implements ReviewCycleEvent {}

    record ReviewCycleCancelled(ReviewCycleId cycleId, Reason reason) implements ReviewCycleEvent {}
}
