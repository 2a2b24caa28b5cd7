package io.targetledger.review;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a review. No event tells what a single anonymous rater said, or that they said anything.
 *
 * <p>The score and all calibrations come before publication: the reviewed person sees them only together with {@code
 * ReviewPublished}.
 */
public sealed interface ReviewEvent {

    ReviewId reviewId();

    /** @param goals as they were at the position {@code cutOff} */
    record ReviewOpened(
            ReviewId reviewId,
            ReviewCycleId cycleId,
            PersonId person,
            UnitId unit,
            @Nullable PersonId manager,
            Period period,
            long cutOff,
            List<PinnedGoal> goals)
            implements ReviewEvent {

        public ReviewOpened {
            goals = List.copyOf(goals);
        }
    }

    /** @param ratedBy who gave the manager's assessment; null where there was none */
    record ReviewScored(
            ReviewId reviewId,
            ReviewResult result,
            @Nullable PersonId ratedBy) implements ReviewEvent {}

    /** {@code previous} is null where nothing had given a rating before. */
    record RatingCalibrated(ReviewId reviewId, @Nullable Rating previous, Rating rating, PersonId by, Reason reason)
            implements ReviewEvent {}

    /** The rating is the last one that was given, null for none. */
    record ReviewPublished(ReviewId reviewId, @Nullable Rating rating, LocalDate on) implements ReviewEvent {}

    record ReviewAcknowledged(
            ReviewId reviewId, LocalDate on, @Nullable PersonalText comment) implements ReviewEvent {}

    record ReviewAppealed(ReviewId reviewId, LocalDate on, PersonalText grounds) implements ReviewEvent {}

    record RatingUpheld(ReviewId reviewId, @Nullable Rating rating, PersonId by, Reason reason)
            implements ReviewEvent {}

    record RatingChangedOnAppeal(
            ReviewId reviewId, @Nullable Rating previous, Rating rating, PersonId by, Reason reason)
            implements ReviewEvent {}
}
