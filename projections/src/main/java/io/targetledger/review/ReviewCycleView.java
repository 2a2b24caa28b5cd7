package io.targetledger.review;

import java.time.LocalDate;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A cycle of reviews. Whom it reviews stands in views of their own, see {@link ReviewedPersonView}.
 *
 * @param population the unit whose people are reviewed, with all units below it
 * @param people how many are reviewed; 0 until it is opened
 * @param pinned what opening it settled; null until then
 * @param steps the days on which its steps were taken
 * @param cancelledBecause null unless it was cancelled
 */
public record ReviewCycleView(
        LocalizedName name,
        ReviewCadence cadence,
        Period period,
        UnitId population,
        ReviewTemplateId template,
        CycleSchedule schedule,
        ReviewCycleStatus status,
        int people,
        @Nullable Pinned pinned,
        Steps steps,
        @Nullable String cancelledBecause) {

    /** @param cutOff position of the ledger as of which goals, people and the template count */
    public record Pinned(int templateVersion, ReviewForm form, long cutOff) {}

    /** Each null until it was taken. */
    public record Steps(
            @Nullable LocalDate opened,
            @Nullable LocalDate assessing,
            @Nullable LocalDate calibrating,
            @Nullable LocalDate published,
            @Nullable LocalDate closed) {

        static final Steps NONE = new Steps(null, null, null, null, null);

        Steps with(ReviewCycleStatus reached, LocalDate on) {
            return new Steps(
                    reached == ReviewCycleStatus.OPEN ? on : opened,
                    reached == ReviewCycleStatus.ASSESSING ? on : assessing,
                    reached == ReviewCycleStatus.CALIBRATING ? on : calibrating,
                    reached == ReviewCycleStatus.PUBLISHED ? on : published,
                    reached == ReviewCycleStatus.CLOSED ? on : closed);
        }
    }

    ReviewCycleView with(CycleSchedule changed) {
        return new ReviewCycleView(
                name, cadence, period, population, template, changed, status, people, pinned, steps, cancelledBecause);
    }

    ReviewCycleView opened(int reviewed, Pinned settled, LocalDate on) {
        return new ReviewCycleView(
                name,
                cadence,
                period,
                population,
                template,
                schedule,
                ReviewCycleStatus.OPEN,
                reviewed,
                settled,
                steps.with(ReviewCycleStatus.OPEN, on),
                cancelledBecause);
    }

    ReviewCycleView reached(ReviewCycleStatus next, LocalDate on) {
        return new ReviewCycleView(
                name,
                cadence,
                period,
                population,
                template,
                schedule,
                next,
                people,
                pinned,
                steps.with(next, on),
                cancelledBecause);
    }

    ReviewCycleView cancelled(String reason) {
        return new ReviewCycleView(
                name,
                cadence,
                period,
                population,
                template,
                schedule,
                ReviewCycleStatus.CANCELLED,
                people,
                pinned,
                steps,
                reason);
    }
}
