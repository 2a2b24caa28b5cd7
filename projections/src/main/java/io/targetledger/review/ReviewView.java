package io.targetledger.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A review as it stands. It holds nothing by which a single anonymous rater could be told.
 *
 * @param unit where the person belonged at the end of the period
 * @param cutOff position of the ledger as of which the goals are pinned
 * @param result what was worked out of the answers; null until it is scored
 * @param ratedBy who gave the manager's assessment
 * @param rating the last that was given
 * @param calibratedRating likewise, appeals left out
 * @param openedPosition position of the event that opened it
 */
public record ReviewView(
        ReviewCycleId cycle,
        PersonId person,
        UnitId unit,
        @Nullable PersonId manager,
        Period period,
        long cutOff,
        List<PinnedGoal> goals,
        ReviewStatus status,
        @Nullable ReviewResult result,
        @Nullable PersonId ratedBy,
        @Nullable Rating rating,
        @Nullable Rating calibratedRating,
        List<Calibration> calibrations,
        @Nullable LocalDate publishedOn,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Appeal appeal,
        long openedPosition) {

    /** A change of the rating before publication. */
    public record Calibration(@Nullable Rating previous, Rating rating, PersonId by, String reason) {}

    public record Acknowledgement(LocalDate on, @Nullable PersonalText comment) {}

    /** @param decision null while nobody has decided */
    public record Appeal(
            LocalDate on, PersonalText grounds, @Nullable Decision decision) {}

    /** How an appeal ended. */
    public record Decision(
            AppealOutcome outcome,
            @Nullable Rating previous,
            @Nullable Rating rating,
            PersonId by,
            String reason) {}

    /** How an appeal can end. */
    public enum AppealOutcome {
        UPHELD,
        CHANGED
    }

    static ReviewView of(ReviewEvent.ReviewOpened opened, long position) {
        return new ReviewView(
                opened.cycleId(),
                opened.person(),
                opened.unit(),
                opened.manager(),
                opened.period(),
                opened.cutOff(),
                opened.goals(),
                ReviewStatus.OPEN,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                position);
    }

    /** What the reviewed person sees before it is published: that it was opened, and the goals. */
    ReviewView asOpened() {
        return new ReviewView(
                cycle,
                person,
                unit,
                manager,
                period,
                cutOff,
                goals,
                ReviewStatus.OPEN,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                openedPosition);
    }

    ReviewView scored(ReviewResult scored, @Nullable PersonId by) {
        return new ReviewView(
                cycle,
                person,
                unit,
                manager,
                period,
                cutOff,
                goals,
                ReviewStatus.SCORED,
                scored,
                by,
                scored.rating(),
                scored.rating(),
                calibrations,
                publishedOn,
                acknowledgement,
                appeal,
                openedPosition);
    }

    ReviewView calibrated(Calibration calibration) {
        List<Calibration> all = new ArrayList<>(calibrations);
        all.add(calibration);
        return new ReviewView(
                cycle,
                person,
                unit,
                manager,
                period,
                cutOff,
                goals,
                status,
                result,
                ratedBy,
                calibration.rating(),
                calibration.rating(),
                List.copyOf(all),
                publishedOn,
                acknowledgement,
                appeal,
                openedPosition);
    }

    ReviewView published(LocalDate on) {
        return copy(ReviewStatus.PUBLISHED, rating, on, acknowledgement, appeal);
    }

    ReviewView acknowledged(Acknowledgement given) {
        return copy(status, rating, publishedOn, given, appeal);
    }

    ReviewView appealed(Appeal made) {
        return copy(ReviewStatus.APPEALED, rating, publishedOn, acknowledgement, made);
    }

    ReviewView settled(Decision decision) {
        Appeal decided = appeal == null ? null : new Appeal(appeal.on(), appeal.grounds(), decision);
        return copy(ReviewStatus.SETTLED, decision.rating(), publishedOn, acknowledgement, decided);
    }

    private ReviewView copy(
            ReviewStatus newStatus,
            @Nullable Rating newRating,
            @Nullable LocalDate newPublishedOn,
            @Nullable Acknowledgement newAcknowledgement,
            @Nullable Appeal newAppeal) {
        return new ReviewView(
                cycle,
                person,
                unit,
                manager,
                period,
                cutOff,
                goals,
                newStatus,
                result,
                ratedBy,
                newRating,
                calibratedRating,
                calibrations,
                newPublishedOn,
                newAcknowledgement,
                newAppeal,
                openedPosition);
    }
}
