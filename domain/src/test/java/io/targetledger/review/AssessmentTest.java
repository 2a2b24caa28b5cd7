package io.targetledger.review;

import java.util.List;
import java.util.stream.Stream;

import io.targetledger.histories.World;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.AssessmentCommand.DeclineAssessment;
import io.targetledger.review.AssessmentCommand.DraftAssessment;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentCommand.SubmitAssessment;
import io.targetledger.review.AssessmentCommand.WithdrawAssessment;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.AssessmentEvent.AssessmentWithdrawn;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static io.targetledger.review.ReviewCycleStatus.ASSESSING;
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
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.requested;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;

class AssessmentTest {

    private static final String ID = "9f";
    private static final AssessmentId ASSESSMENT = new AssessmentId("assessment/" + ID);
    private static final AssessmentRequested BY_ADA = requested(ID, RaterKind.PEER, RaterId.of(ADA));
    private static final AssessmentRequested BY_ISDOM = requested(ID, RaterKind.CUSTOMER, ISDOM);
    private static final PersonalText COMMENT = new PersonalText("a pleasure to work with");
    private static final List<DraftAnswer> COMPLETE =
            List.of(answer("teamwork", "4.5", "shared the lead"), answer("integrity", "3", "told the truth"));
    private static final AssessmentDrafted DRAFTED = new AssessmentDrafted(ASSESSMENT, COMPLETE, COMMENT);
    private static final AssessmentSubmitted SUBMITTED = new AssessmentSubmitted(
            ASSESSMENT,
            List.of(
                    new Answer("teamwork", decimal("4.5"), new PersonalText("shared the lead")),
                    new Answer("integrity", decimal("3"), new PersonalText("told the truth"))),
            COMMENT);

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

    private static void notSuitable(RaterKind kind, RaterId rater) {
        in(OPEN).givenNoPriorActivity()
                .when(request(kind, rater))
                .expectException(Refused.with("RATER_NOT_SUITABLE raterId"))
                .expectNoEvents();
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
    void aDraftMayBeIncompleteAndIsKeptInTheOrderOfTheForm() {
        List<DraftAnswer> unordered =
                List.of(new DraftAnswer("integrity", decimal("3.0"), null), answer("teamwork", "4.5", "shared"));
        in(ASSESSING)
                .given(BY_ADA)
                .when(new DraftAssessment(ASSESSMENT, ADA, unordered, null))
                .expectEvents(new AssessmentDrafted(
                        ASSESSMENT,
                        List.of(answer("teamwork", "4.5", "shared"), new DraftAnswer("integrity", decimal("3"), null)),
                        null));
    }

    @Test
    void aDraftThatIsTheSameIsNotRecorded() {
        in(ASSESSING)
                .given(BY_ADA, DRAFTED)
                .when(new DraftAssessment(ASSESSMENT, ADA, COMPLETE, COMMENT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void onlyWhatIsAskedOfTheKindIsAnsweredAndOnlyOnce() {
        in(ASSESSING)
                .given(BY_ISDOM)
                .when(new DraftAssessment(ASSESSMENT, ADA, COMPLETE, null))
                .expectException(Refused.with("CRITERION_NOT_ASKED answers.criterion"))
                .expectNoEvents();
        in(ASSESSING)
                .given(BY_ADA)
                .when(new DraftAssessment(ASSESSMENT, ADA, List.of(COMPLETE.get(0), COMPLETE.get(0)), null))
                .expectException(Refused.with("CODE_REPEATED answers.criterion"))
                .expectNoEvents();
    }

    @Test
    void aScoreBesideTheScaleIsRefused() {
        for (String score : List.of("0.5", "5.5", "3.25")) {
            in(ASSESSING)
                    .given(BY_ADA)
                    .when(new DraftAssessment(ASSESSMENT, ADA, List.of(answer("teamwork", score, "seen")), null))
                    .expectException(Refused.with("SCORE_OFF_SCALE answers.score"))
                    .expectNoEvents();
        }
    }

    @Test
    void whatWasDraftedIsSubmitted() {
        in(ASSESSING)
                .given(BY_ADA, DRAFTED)
                .when(new SubmitAssessment(ASSESSMENT, ADA))
                .expectEvents(SUBMITTED);
    }

    @Test
    void nothingIsSubmittedThatLacksAScoreOrItsEvidence() {
        List<List<DraftAnswer>> incomplete = List.of(
                COMPLETE.subList(0, 1),
                List.of(COMPLETE.get(0), new DraftAnswer("integrity", decimal("3"), null)),
                List.of(COMPLETE.get(0), new DraftAnswer("integrity", null, new PersonalText("told the truth"))));
        for (List<DraftAnswer> answers : incomplete) {
            in(ASSESSING)
                    .given(BY_ADA, new AssessmentDrafted(ASSESSMENT, answers, null))
                    .when(new SubmitAssessment(ASSESSMENT, ADA))
                    .expectException(Refused.with("ASSESSMENT_INCOMPLETE answers"))
                    .expectNoEvents();
        }
        in(ASSESSING)
                .given(BY_ADA)
                .when(new SubmitAssessment(ASSESSMENT, ADA))
                .expectException(Refused.with("ASSESSMENT_INCOMPLETE answers"))
                .expectNoEvents();
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "CALIBRATING", "PUBLISHED"})
    void anAnswerBeforeOrAfterItsTimeIsRefused(ReviewCycleStatus status) {
        Stream.of(new DraftAssessment(ASSESSMENT, ADA, List.of(), null), new SubmitAssessment(ASSESSMENT, ADA))
                .forEach(command -> in(status)
                        .given(BY_ADA, DRAFTED)
                        .when(command)
                        .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                        .expectNoEvents());
    }

    @Test
    void nobodyAnswersForAPersonWhoWasAsked() {
        for (PersonId other : List.of(LI_NA, GRACE)) {
            Stream.of(
                            new DraftAssessment(ASSESSMENT, other, COMPLETE, null),
                            new SubmitAssessment(ASSESSMENT, other),
                            new DeclineAssessment(ASSESSMENT, other, WHY))
                    .forEach(command -> in(ASSESSING)
                            .given(BY_ADA, DRAFTED)
                            .when(command)
                            .expectException(Refused.with("NOT_THE_RATER assessmentId"))
                            .expectNoEvents());
        }
    }

    @Test
    void whatACustomerSaidIsRecordedByAnyoneButThePersonItIsAbout() {
        List<DraftAnswer> said = COMPLETE.subList(0, 1);
        in(ASSESSING)
                .given(BY_ISDOM)
                .when(new DraftAssessment(ASSESSMENT, GRACE, said, null))
                .expectEvents(new AssessmentDrafted(ASSESSMENT, said, null));
        in(ASSESSING)
                .given(BY_ISDOM)
                .when(new DraftAssessment(ASSESSMENT, LI_NA, said, null))
                .expectException(Refused.with("NOT_THE_RATER assessmentId"))
                .expectNoEvents();
    }

    @Test
    void whatWasSubmittedStays() {
        Stream.of(
                        new DraftAssessment(ASSESSMENT, ADA, COMPLETE, null),
                        new SubmitAssessment(ASSESSMENT, ADA),
                        new DeclineAssessment(ASSESSMENT, ADA, WHY),
                        new WithdrawAssessment(ASSESSMENT, WHY))
                .forEach(command -> in(ASSESSING)
                        .given(BY_ADA, DRAFTED, SUBMITTED)
                        .when(command)
                        .expectException(Refused.with("ASSESSMENT_STATUS_FORBIDS assessmentId"))
                        .expectNoEvents());
    }

    @Test
    void aRaterMayDeclineWithAReason() {
        in(ASSESSING)
                .given(BY_ADA, DRAFTED)
                .when(new DeclineAssessment(ASSESSMENT, ADA, WHY))
                .expectEvents(new AssessmentDeclined(ASSESSMENT, WHY));
        in(ASSESSING)
                .given(BY_ADA)
                .when(new DeclineAssessment(ASSESSMENT, ADA, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRequestIsWithdrawnWithAReasonAndThenAnswersNothing() {
        AssessmentWithdrawn withdrawn = new AssessmentWithdrawn(ASSESSMENT, WHY);
        in(OPEN).given(BY_ADA).when(new WithdrawAssessment(ASSESSMENT, WHY)).expectEvents(withdrawn);
        in(OPEN).given(BY_ADA)
                .when(new WithdrawAssessment(ASSESSMENT, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
        in(ASSESSING)
                .given(BY_ADA, DRAFTED, withdrawn)
                .when(new SubmitAssessment(ASSESSMENT, ADA))
                .expectException(Refused.with("ASSESSMENT_STATUS_FORBIDS assessmentId"))
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

    private static DraftAnswer answer(String criterion, String score, String evidence) {
        return new DraftAnswer(criterion, decimal(score), new PersonalText(evidence));
    }

    private static RequestAssessment request(RaterKind kind, RaterId rater) {
        return new RequestAssessment(ASSESSMENT, CYCLE, LI_NA, kind, rater);
    }

    private static AggregateTestFixture<Assessment> in(ReviewCycleStatus status) {
        return fixture(world(until(status)));
    }

    private static AggregateTestFixture<Assessment> fixture(World world) {
        AggregateTestFixture<Assessment> assessment = new AggregateTestFixture<>(Assessment.class);
        assessment.registerInjectableResources(world, world.reviews());
        return assessment;
    }
}
