package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.CalibrateRating;
import io.targetledger.review.ReviewCommand.ChangeRatingOnAppeal;
import io.targetledger.review.ReviewCommand.UpholdRating;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of reviews. Who acts is who sent the request. */
@Controller
final class ReviewMutations {

    private final Mutations mutations;

    ReviewMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    private static PersonId by(Caller caller) {
        return new PersonId(caller.actor().personId());
    }

    record CalibrateRatingInput(
            String reviewId,
            BigDecimal score,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload calibrateRating(@Argument CalibrateRatingInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new CalibrateRating(
                        new ReviewId(input.reviewId()), by(caller), input.score(), Reason.of(input.reason())));
    }

    record AcknowledgeReviewInput(
            String reviewId,
            @Nullable String comment,
            @Nullable String commandId,
            @Nullable Instant effectiveAt) implements CommandInput {}

    @MutationMapping
    Payload acknowledgeReview(@Argument AcknowledgeReviewInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AcknowledgeReview(
                        new ReviewId(input.reviewId()),
                        by(caller),
                        Given.optional("comment", input.comment(), PersonalText::of)));
    }

    record AppealReviewInput(
            String reviewId,
            String grounds,
            @Nullable String commandId,
            @Nullable Instant effectiveAt) implements CommandInput {}

    @MutationMapping
    Payload appealReview(@Argument AppealReviewInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AppealReview(
                        new ReviewId(input.reviewId()),
                        by(caller),
                        Given.required("grounds", input.grounds(), PersonalText::new)));
    }

    record UpholdRatingInput(
            String reviewId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload upholdRating(@Argument UpholdRatingInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new UpholdRating(new ReviewId(input.reviewId()), by(caller), Reason.of(input.reason())));
    }

    record ChangeRatingOnAppealInput(
            String reviewId,
            BigDecimal score,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload changeRatingOnAppeal(@Argument ChangeRatingOnAppealInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ChangeRatingOnAppeal(
                        new ReviewId(input.reviewId()), by(caller), input.score(), Reason.of(input.reason())));
    }
}
