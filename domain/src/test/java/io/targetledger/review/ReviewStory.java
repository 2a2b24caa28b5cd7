package io.targetledger.review;

import java.util.List;

import io.targetledger.histories.World;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewResult.CriterionScore;
import org.axonframework.test.aggregate.AggregateTestFixture;

import static io.targetledger.review.ReviewSamples.EDSGER;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static io.targetledger.review.ReviewSamples.SCHEDULE;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.clockOn;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.reviewOpened;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;

/** The review of Li Na told by its events, and a fixture of it in a cycle that has come so far. */
final class ReviewStory {

    static final Rating MEETS = new Rating(decimal("3.2"), "MEETS");
    static final Rating EXCEEDS = new Rating(decimal("4"), "EXCEEDS");
    static final ReviewOpened OPENED = reviewOpened();
    static final ReviewScored SCORED = new ReviewScored(
            REVIEW,
            new ReviewResult(List.of(), List.of(new CriterionScore("teamwork", decimal("3.2"))), null, MEETS),
            GRACE);
    static final RatingCalibrated CALIBRATED = new RatingCalibrated(REVIEW, MEETS, EXCEEDS, EDSGER, WHY);
    static final ReviewPublished SHOWN = new ReviewPublished(REVIEW, EXCEEDS, SCHEDULE.published());
    static final PersonalText GROUNDS = new PersonalText("the north was without stock in May");
    static final ReviewAppealed APPEALED = new ReviewAppealed(REVIEW, SCHEDULE.published(), GROUNDS);

    private ReviewStory() {}

    static AggregateTestFixture<Review> in(ReviewCycleStatus status) {
        return fixture(world(until(status)));
    }

    static AggregateTestFixture<Review> fixture(World world) {
        AggregateTestFixture<Review> review = new AggregateTestFixture<>(Review.class);
        review.registerInjectableResources(world, world.reviews(), clockOn(SCHEDULE.published()));
        return review;
    }
}
