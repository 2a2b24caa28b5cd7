package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a review. {@code by} is who asks. */
public sealed interface ReviewCommand extends Command {

    ReviewId reviewId();

    @Override
    default String aggregate() {
        return reviewId().value();
    }

    /** Opens the review of a person in an open cycle; sent again it records nothing. Made by {@link #of}. */
    record OpenReview(@TargetAggregateIdentifier ReviewId reviewId, ReviewCycleId cycleId, PersonId person)
            implements ReviewCommand {

        public OpenReview {
            if (!reviewId.equals(ReviewId.of(cycleId, person))) {
                throw new IllegalArgumentException(
                        reviewId + " is not the review of " + person + " in " + cycleId + "; use OpenReview.of");
            }
        }

        public static OpenReview of(ReviewCycleId cycleId, PersonId person) {
            return new OpenReview(ReviewId.of(cycleId, person), cycleId, person);
        }
    }

    /** Works the result out of what was submitted, once answers are final; sent again it records nothing. */
    record ScoreReview(@TargetAggregateIdentifier ReviewId reviewId) implements ReviewCommand {}

    /**
     * Changes the rating after comparing it with those of others. Needs a reason.
     *
     * @param by neither the reviewed person nor the manager who rated them
     * @param score on the scale of the form, at most two decimals; the level follows from it
     */
    record CalibrateRating(
            @TargetAggregateIdentifier ReviewId reviewId,
            PersonId by,
            BigDecimal score,
            @Nullable Reason reason) implements ReviewCommand {}

    /** Shows the reviewed person their result, once the cycle is published; sent again it records nothing. */
    record PublishReview(@TargetAggregateIdentifier ReviewId reviewId) implements ReviewCommand {}

    /** The reviewed person has read it, which does not say that they agree; the same sent again records nothing. */
    record AcknowledgeReview(
            @TargetAggregateIdentifier ReviewId reviewId,
            PersonId by,
            @Nullable PersonalText comment) implements ReviewCommand {}

    /** The reviewed person asks for the rating to be looked at again; once. */
    record AppealReview(@TargetAggregateIdentifier ReviewId reviewId, PersonId by, PersonalText grounds)
            implements ReviewCommand {}

    /**
     * The appeal does not change the rating. Needs a reason.
     *
     * @param by neither the reviewed person nor anyone who gave the rating
     */
    record UpholdRating(
            @TargetAggregateIdentifier ReviewId reviewId,
            PersonId by,
            @Nullable Reason reason) implements ReviewCommand {}

    /**
     * The appeal changes the rating. Needs a reason.
     *
     * @param by neither the reviewed person nor anyone who gave the rating
     * @param score on the scale of the form, at most two decimals, other than it was; the level follows from it
     */
    record ChangeRatingOnAppeal(
            @TargetAggregateIdentifier ReviewId reviewId,
            PersonId by,
            BigDecimal score,
            @Nullable Reason reason) implements ReviewCommand {}
}
