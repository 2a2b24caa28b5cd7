package io.targetledger.review;

import java.util.List;
import java.util.stream.Stream;

import io.targetledger.organisation.PersonId;
import io.targetledger.review.AssessmentCommand.DeclineAssessment;
import io.targetledger.review.AssessmentCommand.DraftAssessment;
import io.targetledger.review.AssessmentCommand.SubmitAssessment;
import io.targetledger.review.AssessmentCommand.WithdrawAssessment;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentWithdrawn;
import io.targetledger.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.targetledger.review.AssessmentStory.ASSESSMENT;
import static io.targetledger.review.AssessmentStory.BY_ADA;
import static io.targetledger.review.AssessmentStory.BY_ISDOM;
import static io.targetledger.review.AssessmentStory.COMMENT;
import static io.targetledger.review.AssessmentStory.COMPLETE;
import static io.targetledger.review.AssessmentStory.DRAFTED;
import static io.targetledger.review.AssessmentStory.SUBMITTED;
import static io.targetledger.review.AssessmentStory.answer;
import static io.targetledger.review.AssessmentStory.in;
import static io.targetledger.review.ReviewCycleStatus.ASSESSING;
import static io.targetledger.review.ReviewCycleStatus.OPEN;
import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.decimal;

/** What raters who were asked do; who can be asked stands in {@link AssessmentRequestTest}. */
class AssessmentTest {

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
}
