package io.targetledger.review;

import java.util.List;
import java.util.stream.Stream;

import io.targetledger.histories.World;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.ChangeRatingOnAppeal;
import io.targetledger.review.ReviewCommand.UpholdRating;
import io.targetledger.review.ReviewEvent.RatingChangedOnAppeal;
import io.targetledger.review.ReviewEvent.RatingUpheld;
import io.targetledger.review.ReviewEvent.ReviewAcknowledged;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewCycleStatus.PUBLISHED;
import static io.targetledger.review.ReviewSamples.ALAN;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.EDSGER;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static io.targetledger.review.ReviewSamples.SCHEDULE;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;
import static io.targetledger.review.ReviewStory.APPEALED;
import static io.targetledger.review.ReviewStory.CALIBRATED;
import static io.targetledger.review.ReviewStory.EXCEEDS;
import static io.targetledger.review.ReviewStory.GROUNDS;
import static io.targetledger.review.ReviewStory.OPENED;
import static io.targetledger.review.ReviewStory.SCORED;
import static io.targetledger.review.ReviewStory.SHOWN;
import static io.targetledger.review.ReviewStory.fixture;
import static io.targetledger.review.ReviewStory.in;

/** What follows on publication: acknowledgements, appeals and what becomes of them. */
class ReviewResponseTest {

    @Test
    void thePersonAcknowledgesOnce() {
        PersonalText comment = new PersonalText("I see it otherwise");
        ReviewAcknowledged acknowledged = new ReviewAcknowledged(REVIEW, SCHEDULE.published(), comment);
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN)
                .when(new AcknowledgeReview(REVIEW, LI_NA, comment))
                .expectEvents(acknowledged);
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN, APPEALED, acknowledged)
                .when(new AcknowledgeReview(REVIEW, LI_NA, comment))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN, acknowledged)
                .when(new AcknowledgeReview(REVIEW, LI_NA, null))
                .expectException(Refused.with("REVIEW_ALREADY_ACKNOWLEDGED comment"))
                .expectNoEvents();
    }

    @Test
    void nobodyElseAcknowledgesOrAppeals() {
        Stream.of(new AcknowledgeReview(REVIEW, GRACE, null), new AppealReview(REVIEW, GRACE, GROUNDS))
                .forEach(command -> in(PUBLISHED)
                        .given(OPENED, SCORED, CALIBRATED, SHOWN)
                        .when(command)
                        .expectException(Refused.with("NOT_THE_REVIEWED_PERSON reviewId"))
                        .expectNoEvents());
    }

    @Test
    void thePersonAppealsOnce() {
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN)
                .when(new AppealReview(REVIEW, LI_NA, GROUNDS))
                .expectEvents(APPEALED);
        Stream.of(List.of(), List.of(new RatingUpheld(REVIEW, EXCEEDS, ALAN, WHY)))
                .forEach(decided -> in(PUBLISHED)
                        .given(Stream.concat(Stream.of(OPENED, SCORED, CALIBRATED, SHOWN, APPEALED), decided.stream())
                                .toList())
                        .when(new AppealReview(REVIEW, LI_NA, GROUNDS))
                        .expectException(Refused.with("REVIEW_STATUS_FORBIDS reviewId"))
                        .expectNoEvents());
    }

    @Test
    void whatIsNotPublishedIsNeitherAcknowledgedNorAppealedAgainst() {
        Stream.of(new AcknowledgeReview(REVIEW, LI_NA, null), new AppealReview(REVIEW, LI_NA, GROUNDS))
                .forEach(command -> in(PUBLISHED)
                        .given(OPENED, SCORED)
                        .when(command)
                        .expectException(Refused.with("REVIEW_STATUS_FORBIDS reviewId"))
                        .expectNoEvents());
    }

    @Test
    void nothingIsAnsweredOnceTheCycleIsClosed() {
        World closed = world(until(PUBLISHED));
        closed.happened(new ReviewCycleEvent.ReviewCycleClosed(CYCLE, SCHEDULE.closes(), null));
        Stream.of(new AcknowledgeReview(REVIEW, LI_NA, null), new AppealReview(REVIEW, LI_NA, GROUNDS))
                .forEach(command -> fixture(closed)
                        .given(OPENED, SCORED, CALIBRATED, SHOWN)
                        .when(command)
                        .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                        .expectNoEvents());
    }

    @Test
    void anAppealIsUpheldOrChangesTheRatingWithAReason() {
        appealed().when(new UpholdRating(REVIEW, ALAN, WHY)).expectEvents(new RatingUpheld(REVIEW, EXCEEDS, ALAN, WHY));
        appealed()
                .when(new ChangeRatingOnAppeal(REVIEW, ALAN, decimal("4.5"), WHY))
                .expectEvents(
                        new RatingChangedOnAppeal(REVIEW, EXCEEDS, new Rating(decimal("4.5"), "EXCEEDS"), ALAN, WHY));
        Stream.of(new UpholdRating(REVIEW, ALAN, null), new ChangeRatingOnAppeal(REVIEW, ALAN, decimal("4.5"), null))
                .forEach(command -> appealed()
                        .when(command)
                        .expectException(Refused.with("REASON_MISSING reason"))
                        .expectNoEvents());
    }

    @Test
    void anAppealIsDecidedByNobodyWhoGaveTheRating() {
        for (PersonId involved : List.of(LI_NA, GRACE, EDSGER)) {
            Stream.of(
                            new UpholdRating(REVIEW, involved, WHY),
                            new ChangeRatingOnAppeal(REVIEW, involved, decimal("4.5"), WHY))
                    .forEach(command -> appealed()
                            .when(command)
                            .expectException(Refused.with("NOT_INDEPENDENT reviewId"))
                            .expectNoEvents());
        }
    }

    @Test
    void aRatingThatStaysAsItIsIsUpheldNotChanged() {
        appealed()
                .when(new ChangeRatingOnAppeal(REVIEW, ALAN, decimal("4"), WHY))
                .expectException(Refused.with("RATING_UNCHANGED score"))
                .expectNoEvents();
    }

    @Test
    void anAppealIsDecidedOnceAndOnlyWhereThereIsOne() {
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN)
                .when(new UpholdRating(REVIEW, ALAN, WHY))
                .expectException(Refused.with("REVIEW_STATUS_FORBIDS reviewId"))
                .expectNoEvents();
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED, SHOWN, APPEALED, new RatingUpheld(REVIEW, EXCEEDS, ALAN, WHY))
                .when(new ChangeRatingOnAppeal(REVIEW, ALAN, decimal("4.5"), WHY))
                .expectException(Refused.with("REVIEW_STATUS_FORBIDS reviewId"))
                .expectNoEvents();
    }

    private static TestExecutor<Review> appealed() {
        return in(PUBLISHED).given(OPENED, SCORED, CALIBRATED, SHOWN, APPEALED);
    }
}
