package io.targetledger.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.Relevance;
import io.targetledger.goal.Target;
import io.targetledger.histories.World;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.CalibrateRating;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.review.ReviewCommand.PublishReview;
import io.targetledger.review.ReviewCommand.ScoreReview;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.targetledger.review.ReviewCycleStatus.ASSESSING;
import static io.targetledger.review.ReviewCycleStatus.CALIBRATING;
import static io.targetledger.review.ReviewCycleStatus.OPEN;
import static io.targetledger.review.ReviewCycleStatus.PUBLISHED;
import static io.targetledger.review.ReviewSamples.ALAN;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.EDSGER;
import static io.targetledger.review.ReviewSamples.FORM;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.NORTH;
import static io.targetledger.review.ReviewSamples.Q2;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static io.targetledger.review.ReviewSamples.SCHEDULE;
import static io.targetledger.review.ReviewSamples.TEMPLATE;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.goal;
import static io.targetledger.review.ReviewSamples.handedIn;
import static io.targetledger.review.ReviewSamples.people;
import static io.targetledger.review.ReviewSamples.planned;
import static io.targetledger.review.ReviewSamples.reviewOpened;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;
import static io.targetledger.review.ReviewStory.APPEALED;
import static io.targetledger.review.ReviewStory.CALIBRATED;
import static io.targetledger.review.ReviewStory.EXCEEDS;
import static io.targetledger.review.ReviewStory.MEETS;
import static io.targetledger.review.ReviewStory.OPENED;
import static io.targetledger.review.ReviewStory.SCORED;
import static io.targetledger.review.ReviewStory.SHOWN;
import static io.targetledger.review.ReviewStory.fixture;
import static io.targetledger.review.ReviewStory.in;

class ReviewTest {

    @Test
    void aReviewIsOpenedWithTheGoalsAsTheyWereAtTheCutOff() {
        World world = world();
        Target asked = new Target(decimal("100"), decimal("0"), null);
        GoalId id = new GoalId("goal/1");
        world.happened(new GoalDefined(
                id,
                "Win the north",
                null,
                OwnerId.of(LI_NA),
                MetricId.of("revenue"),
                UnitKind.CURRENCY,
                "CNY",
                Direction.INCREASE,
                asked,
                new Achievability(decimal("0.5"), "pipeline"),
                new Relevance(null, "Growth", decimal("1")),
                Q2,
                null,
                false));
        world.happened(new GoalActivated(id, null, false));
        long cutOff = world.reviews().of(NORTH, Q2.end()).position();
        world.happened(planned());
        world.happened(new ReviewCycleOpened(CYCLE, TEMPLATE, 1, FORM, cutOff, people(), SCHEDULE.opens(), null));
        world.happened(new TargetRevised(id, asked, new Target(decimal("50"), decimal("0"), null), WHY, false));

        PinnedGoal pinned = new PinnedGoal(
                id,
                "Win the north",
                MetricId.of("revenue"),
                UnitKind.CURRENCY,
                "CNY",
                Direction.INCREASE,
                asked,
                Q2,
                BigDecimal.ONE,
                GoalStatus.ACTIVE,
                null,
                null);
        fixture(world)
                .givenNoPriorActivity()
                .when(OpenReview.of(CYCLE, LI_NA))
                .expectEvents(new ReviewOpened(REVIEW, CYCLE, LI_NA, NORTH, GRACE, Q2, cutOff, List.of(pinned)));
    }

    @Test
    void openingScoringAndPublishingAReviewAgainRecordsNothing() {
        in(ASSESSING).given(OPENED).when(OpenReview.of(CYCLE, LI_NA)).expectNoEvents();
        in(PUBLISHED).given(OPENED, SCORED).when(new ScoreReview(REVIEW)).expectNoEvents();
        in(PUBLISHED)
                .given(OPENED, SCORED, new ReviewPublished(REVIEW, MEETS, SCHEDULE.published()), APPEALED)
                .when(new PublishReview(REVIEW))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobodyIsReviewedWhomTheCycleDidNotPin() {
        in(OPEN).givenNoPriorActivity()
                .when(OpenReview.of(CYCLE, EDSGER))
                .expectException(Refused.with("NOT_IN_REVIEW_CYCLE personId"))
                .expectNoEvents();
    }

    @Test
    void aReviewIsScoredByWhatWasSubmittedAndRemembersTheRatingManager() {
        World world = world(until(CALIBRATING));
        Stream.of(handedIn("m", RaterKind.MANAGER, RaterId.of(ALAN), "4", "3")).forEach(world::happened);
        world.happened(ReviewSamples.requested("late", RaterKind.PEER, RaterId.of(EDSGER)));
        ReviewOpened opened = reviewOpened(goal("1", "1"));
        ReviewResult result = Scoring.of(
                FORM, opened.goals(), List.of(ReviewSamples.submitted(RaterKind.MANAGER, ALAN.value(), "4", "3")));
        ReviewResult uncommented = new ReviewResult(
                List.of(new ReviewResult.Category(
                        RaterKind.MANAGER, 1, result.categories().get(0).criteria(), List.of())),
                result.criteria(),
                result.attainment(),
                result.rating());
        fixture(world)
                .given(opened)
                .when(new ScoreReview(REVIEW))
                .expectEvents(new ReviewScored(REVIEW, uncommented, ALAN));
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "ASSESSING", "PUBLISHED"})
    void nothingIsScoredOrCalibratedButWhileTheCycleIsCalibrated(ReviewCycleStatus status) {
        in(status)
                .given(OPENED)
                .when(new ScoreReview(REVIEW))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
        in(status)
                .given(OPENED, SCORED)
                .when(new CalibrateRating(REVIEW, EDSGER, decimal("4"), WHY))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
    }

    @Test
    void aCalibrationChangesTheScoreAndTheLevelFollows() {
        in(CALIBRATING)
                .given(OPENED, SCORED)
                .when(new CalibrateRating(REVIEW, EDSGER, decimal("4.00"), WHY))
                .expectEvents(CALIBRATED);
    }

    @Test
    void aCalibrationNeedsAReason() {
        in(CALIBRATING)
                .given(OPENED, SCORED)
                .when(new CalibrateRating(REVIEW, EDSGER, decimal("4"), null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aCalibrationToTheSameRatingIsNotRecorded() {
        in(CALIBRATING)
                .given(OPENED, SCORED)
                .when(new CalibrateRating(REVIEW, EDSGER, decimal("3.20"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aReviewThatNobodyAssessedIsRatedByCalibration() {
        ReviewScored unrated = new ReviewScored(REVIEW, new ReviewResult(List.of(), List.of(), null, null), null);
        in(CALIBRATING)
                .given(OPENED, unrated)
                .when(new CalibrateRating(REVIEW, EDSGER, decimal("4"), WHY))
                .expectEvents(new RatingCalibrated(REVIEW, null, EXCEEDS, EDSGER, WHY));
        in(PUBLISHED)
                .given(OPENED, unrated)
                .when(new PublishReview(REVIEW))
                .expectEvents(new ReviewPublished(REVIEW, null, SCHEDULE.published()));
    }

    @Test
    void neitherThePersonNorWhoRatedThemCalibrates() {
        ReviewScored byAlan = new ReviewScored(REVIEW, SCORED.result(), ALAN);
        for (PersonId involved : List.of(LI_NA, GRACE, ALAN)) {
            in(CALIBRATING)
                    .given(OPENED, byAlan)
                    .when(new CalibrateRating(REVIEW, involved, decimal("4"), WHY))
                    .expectException(Refused.with("NOT_INDEPENDENT reviewId"))
                    .expectNoEvents();
        }
    }

    @Test
    void aRatingLiesOnTheScaleWithTwoDecimalsAtMost() {
        for (String score : List.of("0.99", "5.01", "3.201")) {
            in(CALIBRATING)
                    .given(OPENED, SCORED)
                    .when(new CalibrateRating(REVIEW, EDSGER, decimal(score), WHY))
                    .expectException(Refused.with("SCORE_OFF_SCALE score"))
                    .expectNoEvents();
        }
    }

    @Test
    void thePublishedRatingIsTheCalibratedOne() {
        in(PUBLISHED)
                .given(OPENED, SCORED, CALIBRATED)
                .when(new PublishReview(REVIEW))
                .expectEvents(SHOWN);
        in(PUBLISHED)
                .given(OPENED, SCORED)
                .when(new PublishReview(REVIEW))
                .expectEvents(new ReviewPublished(REVIEW, MEETS, SCHEDULE.published()));
    }

    @Test
    void noReviewIsPublishedBeforeItsCycle() {
        in(CALIBRATING)
                .given(OPENED, SCORED)
                .when(new PublishReview(REVIEW))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
    }
}
