package io.targetledger.review;

import java.util.List;

import io.targetledger.histories.World;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static io.targetledger.review.AssessmentStory.ASSESSMENT;
import static io.targetledger.review.AssessmentStory.BY_ADA;
import static io.targetledger.review.AssessmentStory.DRAFTED;
import static io.targetledger.review.AssessmentStory.SUBMITTED;
import static io.targetledger.review.AssessmentStory.fixture;
import static io.targetledger.review.AssessmentStory.in;
import static io.targetledger.review.AssessmentStory.request;
import static io.targetledger.review.ReviewCycleStatus.CALIBRATING;
import static io.targetledger.review.ReviewCycleStatus.OPEN;
import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.ALAN;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.EDSGER;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.ISDOM;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.requested;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;

/** Who can be asked for an assessment, and when. */
class AssessmentRequestTest {

    @Test
    void aPeerIsAsked() {
        in(OPEN).givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectEvents(BY_ADA);
    }

    @Test
    void theSameRequestSentAgainRecordsNothingWhateverBecameOfIt() {
        in(CALIBRATING)
                .given(BY_ADA, DRAFTED, SUBMITTED)
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherRequestUnderTheSameIdIsRefused() {
        in(OPEN).given(BY_ADA)
                .when(request(RaterKind.PEER, RaterId.of(EDSGER)))
                .expectException(Refused.with("ASSESSMENT_ALREADY_REQUESTED assessmentId"))
                .expectNoEvents();
    }

    @Test
    void everyRaterAssessesAPersonOnceUnderWhateverName() {
        World world = world(until(OPEN));
        world.happened(requested("other", RaterKind.MANAGER, RaterId.of(ADA)));
        fixture(world)
                .givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectException(Refused.with("RATER_ALREADY_ASKED raterId"))
                .expectNoEvents();
    }

    @Test
    void whoDeclinedMayBeAskedAgain() {
        World world = world(until(OPEN));
        world.happened(requested("other", RaterKind.PEER, RaterId.of(ADA)));
        world.happened(new AssessmentDeclined(new AssessmentId("assessment/other"), WHY));
        fixture(world)
                .givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectEvents(BY_ADA);
    }

    @Test
    void oneManagerRatesAPerson() {
        World world = world(until(OPEN));
        world.happened(requested("other", RaterKind.MANAGER, RaterId.of(GRACE)));
        fixture(world)
                .givenNoPriorActivity()
                .when(request(RaterKind.MANAGER, RaterId.of(ALAN)))
                .expectException(Refused.with("RATER_KIND_ALREADY_ASKED kind"))
                .expectNoEvents();
    }

    @Test
    void aPersonIsTheirOwnRaterAndNobodyElses() {
        notSuitable(RaterKind.SELF, RaterId.of(ADA));
        notSuitable(RaterKind.PEER, RaterId.of(LI_NA));
        notSuitable(RaterKind.MANAGER, RaterId.of(LI_NA));
        notSuitable(RaterKind.CUSTOMER, RaterId.of(ADA));
        notSuitable(RaterKind.PEER, ISDOM);
        notSuitable(RaterKind.SELF, ISDOM);
    }

    @Test
    void nobodyUnknownIsAsked() {
        in(OPEN).givenNoPriorActivity()
                .when(request(RaterKind.PEER, new RaterId("person/nobody")))
                .expectException(Refused.with("UNKNOWN_RATER raterId"))
                .expectNoEvents();
        in(OPEN).givenNoPriorActivity()
                .when(request(RaterKind.CUSTOMER, new RaterId("customer/nobody")))
                .expectException(Refused.with("UNKNOWN_RATER raterId"))
                .expectNoEvents();
    }

    @Test
    void nobodyAssessesWhomTheCycleDoesNotReview() {
        in(OPEN).givenNoPriorActivity()
                .when(new RequestAssessment(ASSESSMENT, CYCLE, EDSGER, RaterKind.PEER, RaterId.of(ADA)))
                .expectException(Refused.with("NOT_IN_REVIEW_CYCLE personId"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(
            names = {"OPEN", "ASSESSING", "CLOSED", "CANCELLED"},
            mode = Mode.EXCLUDE)
    void ratersAreAskedOnlyWhileTheyCanStillAnswer(ReviewCycleStatus status) {
        in(status)
                .givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
    }

    @Test
    void aCycleNobodyPlannedHasNoAssessments() {
        fixture(world())
                .givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectException(Refused.with("UNKNOWN_REVIEW_CYCLE cycleId"))
                .expectNoEvents();
    }

    @Test
    void whatTheFormDoesNotAskOfAKindNobodyOfThatKindIsAskedFor() {
        ReviewForm byManagers = new ReviewForm(
                ReviewSamples.FORM.name(),
                List.of(ReviewSamples.criterion("teamwork", CriterionKind.BEHAVIOUR, "1", RaterKind.MANAGER)),
                List.of(ReviewSamples.share(RaterKind.MANAGER, "1")),
                ReviewSamples.ONE_TO_FIVE,
                List.of());
        World world = world(
                ReviewSamples.planned(),
                new ReviewCycleEvent.ReviewCycleOpened(
                        CYCLE,
                        ReviewSamples.TEMPLATE,
                        1,
                        byManagers,
                        1,
                        ReviewSamples.people(),
                        ReviewSamples.SCHEDULE.opens(),
                        null));
        fixture(world)
                .givenNoPriorActivity()
                .when(request(RaterKind.PEER, RaterId.of(ADA)))
                .expectException(Refused.with("RATER_KIND_NOT_ASKED kind"))
                .expectNoEvents();
    }

    private static void notSuitable(RaterKind kind, RaterId rater) {
        in(OPEN).givenNoPriorActivity()
                .when(request(kind, rater))
                .expectException(Refused.with("RATER_NOT_SUITABLE raterId"))
                .expectNoEvents();
    }
}
