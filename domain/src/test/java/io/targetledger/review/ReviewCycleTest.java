package io.targetledger.review;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import io.targetledger.histories.World;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.ReviewCycleCommand.BeginAssessment;
import io.targetledger.review.ReviewCycleCommand.BeginCalibration;
import io.targetledger.review.ReviewCycleCommand.CancelReviewCycle;
import io.targetledger.review.ReviewCycleCommand.CloseReviewCycle;
import io.targetledger.review.ReviewCycleCommand.OpenReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PlanReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PublishReviewCycle;
import io.targetledger.review.ReviewCycleCommand.RescheduleReviewCycle;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleRescheduled;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.targetledger.review.ReviewCycleStatus.ASSESSING;
import static io.targetledger.review.ReviewCycleStatus.CALIBRATING;
import static io.targetledger.review.ReviewCycleStatus.OPEN;
import static io.targetledger.review.ReviewCycleStatus.PUBLISHED;
import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.FORM;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.NORTH;
import static io.targetledger.review.ReviewSamples.Q2;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static io.targetledger.review.ReviewSamples.SCHEDULE;
import static io.targetledger.review.ReviewSamples.TEMPLATE;
import static io.targetledger.review.ReviewSamples.WHY;
import static io.targetledger.review.ReviewSamples.assessing;
import static io.targetledger.review.ReviewSamples.calibrating;
import static io.targetledger.review.ReviewSamples.clockOn;
import static io.targetledger.review.ReviewSamples.day;
import static io.targetledger.review.ReviewSamples.people;
import static io.targetledger.review.ReviewSamples.planned;
import static io.targetledger.review.ReviewSamples.published;
import static io.targetledger.review.ReviewSamples.reviewOpened;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReviewCycleTest {

    private static final LocalDate LATE = day("2026-12-01");
    private static final UnitId NOWHERE = new UnitId("unit/nowhere");
    private static final ReviewResult NOTHING = new ReviewResult(List.of(), List.of(), null, null);

    @Test
    void aCycleIsPlanned() {
        on(LATE, world()).givenNoPriorActivity().when(plan(Q2, NORTH)).expectEvents(planned());
    }

    @Test
    void theSamePlanSentAgainRecordsNothing() {
        on(LATE, world())
                .given(until(OPEN))
                .when(plan(Q2, NORTH))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherPlanUnderTheSameIdIsRefused() {
        on(LATE, world())
                .given(planned())
                .when(plan(Q2, ReviewSamples.EMEA))
                .expectException(Refused.with("REVIEW_CYCLE_ALREADY_PLANNED cycleId"))
                .expectNoEvents();
    }

    @Test
    void aQuarterlyCycleReviewsThreeWholeMonths() {
        for (Period period : List.of(
                new Period(day("2026-04-01"), day("2026-05-31")),
                new Period(day("2026-04-02"), day("2026-07-01")),
                new Period(day("2026-04-01"), day("2026-06-29")))) {
            on(LATE, world())
                    .givenNoPriorActivity()
                    .when(plan(period, NORTH))
                    .expectException(Refused.with("PERIOD_NOT_OF_CADENCE period"))
                    .expectNoEvents();
        }
    }

    @Test
    void nobodyKnownIsNotReviewedNorByATemplateNobodyKnows() {
        on(LATE, world())
                .givenNoPriorActivity()
                .when(plan(Q2, NOWHERE))
                .expectException(Refused.with("UNKNOWN_UNIT population"))
                .expectNoEvents();
        on(LATE, world())
                .givenNoPriorActivity()
                .when(new PlanReviewCycle(
                        CYCLE,
                        LocalizedName.of("Q2"),
                        ReviewCadence.QUARTERLY,
                        Q2,
                        NORTH,
                        new ReviewTemplateId("review-template/none"),
                        SCHEDULE))
                .expectException(Refused.with("UNKNOWN_REVIEW_TEMPLATE templateId"))
                .expectNoEvents();
    }

    @Test
    void openingPinsPeopleTheirManagersTheFormAndThePosition() {
        World world = world(planned());
        long position = world.reviews().of(NORTH, Q2.end()).position();
        on(SCHEDULE.opens(), world)
                .given(planned())
                .when(new OpenReviewCycle(CYCLE, null))
                .expectEvents(
                        new ReviewCycleOpened(CYCLE, TEMPLATE, 1, FORM, position, people(), SCHEDULE.opens(), null));
    }

    @Test
    void openingPinsTheVersionOfTheTemplateOfThatDay() {
        World world = world(planned(), new ReviewTemplateRevised(TEMPLATE, 2, FORM, FORM, WHY));
        long position = world.reviews().of(NORTH, Q2.end()).position();
        on(SCHEDULE.opens(), world)
                .given(planned())
                .when(new OpenReviewCycle(CYCLE, null))
                .expectEvents(
                        new ReviewCycleOpened(CYCLE, TEMPLATE, 2, FORM, position, people(), SCHEDULE.opens(), null));
    }

    @Test
    void aRetiredTemplateOpensNothing() {
        on(SCHEDULE.opens(), world(planned(), new ReviewTemplateRetired(TEMPLATE, WHY)))
                .given(planned())
                .when(new OpenReviewCycle(CYCLE, null))
                .expectException(Refused.with("REVIEW_TEMPLATE_IS_RETIRED templateId"))
                .expectNoEvents();
    }

    @Test
    void aStepBeforeItsDayNeedsAReason() {
        LocalDate eve = SCHEDULE.calibrating().minusDays(1);
        on(eve, world())
                .given(until(ASSESSING))
                .when(new BeginCalibration(CYCLE, null))
                .expectException(Refused.with("REASON_NEEDED_BEFORE_DATE reason"))
                .expectNoEvents();
        on(eve, world())
                .given(until(ASSESSING))
                .when(new BeginCalibration(CYCLE, WHY))
                .expectEvents(new ReviewCycleEvent.CalibrationBegun(CYCLE, eve, WHY));
        on(SCHEDULE.calibrating(), world())
                .given(until(ASSESSING))
                .when(new BeginCalibration(CYCLE, null))
                .expectEvents(calibrating());
    }

    @Test
    void nobodyAnswersBeforeAllReviewsAreOpened() {
        World world = world(reviewOpened(LI_NA), reviewOpened(ADA));
        on(SCHEDULE.assessing(), world)
                .given(until(OPEN))
                .when(new BeginAssessment(CYCLE, null))
                .expectException(Refused.with("REVIEWS_INCOMPLETE cycleId"))
                .expectNoEvents();
        world.happened(reviewOpened(ReviewSamples.GRACE));
        on(SCHEDULE.assessing(), world)
                .given(until(OPEN))
                .when(new BeginAssessment(CYCLE, null))
                .expectEvents(assessing());
    }

    @Test
    void nothingIsPublishedBeforeAllReviewsAreScored() {
        World world = allOpened();
        world.happened(new ReviewScored(REVIEW, NOTHING, null));
        on(SCHEDULE.published(), world)
                .given(until(CALIBRATING))
                .when(new PublishReviewCycle(CYCLE, null))
                .expectException(Refused.with("REVIEWS_INCOMPLETE cycleId"))
                .expectNoEvents();
        scoreAll(world);
        on(SCHEDULE.published(), world)
                .given(until(CALIBRATING))
                .when(new PublishReviewCycle(CYCLE, null))
                .expectEvents(published());
    }

    @Test
    void aCycleIsClosedOnceAllReviewsArePublishedAndAppealsDecided() {
        World world = allOpened();
        scoreAll(world);
        on(SCHEDULE.closes(), world)
                .given(until(PUBLISHED))
                .when(new CloseReviewCycle(CYCLE, null))
                .expectException(Refused.with("REVIEWS_INCOMPLETE cycleId"))
                .expectNoEvents();
        people().forEach(reviewed ->
                world.happened(new ReviewPublished(ReviewId.of(CYCLE, reviewed.person()), null, SCHEDULE.published())));
        world.happened(new ReviewAppealed(REVIEW, SCHEDULE.published(), new PersonalText("no stock")));
        on(SCHEDULE.closes(), world)
                .given(until(PUBLISHED))
                .when(new CloseReviewCycle(CYCLE, null))
                .expectException(Refused.with("APPEALS_UNDECIDED cycleId"))
                .expectNoEvents();
        world.happened(new ReviewEvent.RatingUpheld(REVIEW, null, ReviewSamples.EDSGER, WHY));
        on(SCHEDULE.closes(), world)
                .given(until(PUBLISHED))
                .when(new CloseReviewCycle(CYCLE, null))
                .expectEvents(new ReviewCycleClosed(CYCLE, SCHEDULE.closes(), null));
    }

    @Test
    void stepsNotTakenYetAreRescheduledWithAReason() {
        CycleSchedule later = new CycleSchedule(
                SCHEDULE.opens(),
                SCHEDULE.assessing(),
                SCHEDULE.calibrating().plusDays(3),
                SCHEDULE.published().plusDays(3),
                SCHEDULE.closes().plusDays(3));
        on(LATE, world())
                .given(until(ASSESSING))
                .when(new RescheduleReviewCycle(CYCLE, later, WHY))
                .expectEvents(new ReviewCycleRescheduled(CYCLE, SCHEDULE, later, WHY));
        on(LATE, world())
                .given(until(ASSESSING))
                .when(new RescheduleReviewCycle(CYCLE, later, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
        on(LATE, world())
                .given(until(CALIBRATING))
                .when(new RescheduleReviewCycle(CYCLE, later, WHY))
                .expectException(Refused.with("STEP_ALREADY_TAKEN schedule"))
                .expectNoEvents();
    }

    @Test
    void theDaysOfAScheduleFollowEachOther() {
        assertThatThrownBy(() -> new CycleSchedule(
                        SCHEDULE.opens(),
                        SCHEDULE.assessing(),
                        SCHEDULE.calibrating(),
                        SCHEDULE.closes(),
                        SCHEDULE.published()))
                .matches(Refused.with("SCHEDULE_OUT_OF_ORDER schedule.closes")::matches);
    }

    @Test
    void onlyAPlannedCycleIsCancelled() {
        on(LATE, world())
                .given(planned())
                .when(new CancelReviewCycle(CYCLE, WHY))
                .expectEvents(new ReviewCycleCancelled(CYCLE, WHY));
        on(LATE, world())
                .given(planned())
                .when(new CancelReviewCycle(CYCLE, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
        on(LATE, world())
                .given(until(OPEN))
                .when(new CancelReviewCycle(CYCLE, WHY))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
    }

    /** From every status exactly one step leads on, and none back. */
    @ParameterizedTest
    @EnumSource(names = {"PLANNED", "OPEN", "ASSESSING", "CALIBRATING", "PUBLISHED"})
    void stepsAreTakenInTheirOrderOnly(ReviewCycleStatus status) {
        World world = allOpened();
        scoreAll(world);
        people().forEach(reviewed ->
                world.happened(new ReviewPublished(ReviewId.of(CYCLE, reviewed.person()), null, SCHEDULE.published())));
        List<ReviewCycleCommand> steps = List.of(
                new OpenReviewCycle(CYCLE, null),
                new BeginAssessment(CYCLE, null),
                new BeginCalibration(CYCLE, null),
                new PublishReviewCycle(CYCLE, null),
                new CloseReviewCycle(CYCLE, null));
        for (ReviewCycleCommand step : steps) {
            var result = on(LATE, world).given(until(status)).when(step);
            if (steps.indexOf(step) == status.ordinal()) {
                result.expectSuccessfulHandlerExecution();
            } else {
                result.expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                        .expectNoEvents();
            }
        }
    }

    @Test
    void whatIsClosedOrCancelledStaysAsItIs() {
        ReviewCycleClosed closed = new ReviewCycleClosed(CYCLE, SCHEDULE.closes(), null);
        Object[] whole = Arrays.copyOf(until(PUBLISHED), PUBLISHED.ordinal() + 2);
        whole[whole.length - 1] = closed;
        on(LATE, world())
                .given(whole)
                .when(new RescheduleReviewCycle(CYCLE, SCHEDULE, WHY))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
        on(LATE, world())
                .given(planned(), new ReviewCycleCancelled(CYCLE, WHY))
                .when(new OpenReviewCycle(CYCLE, WHY))
                .expectException(Refused.with("REVIEW_CYCLE_STATUS_FORBIDS cycleId"))
                .expectNoEvents();
    }

    private static World allOpened() {
        World world = world();
        people().forEach(reviewed -> world.happened(reviewOpened(reviewed.person())));
        return world;
    }

    private static void scoreAll(World world) {
        people().forEach(reviewed ->
                world.happened(new ReviewScored(ReviewId.of(CYCLE, reviewed.person()), NOTHING, null)));
    }

    private static PlanReviewCycle plan(Period period, UnitId population) {
        return new PlanReviewCycle(
                CYCLE, LocalizedName.of("Q2"), ReviewCadence.QUARTERLY, period, population, TEMPLATE, SCHEDULE);
    }

    private static AggregateTestFixture<ReviewCycle> on(LocalDate today, World world) {
        AggregateTestFixture<ReviewCycle> cycle = new AggregateTestFixture<>(ReviewCycle.class);
        cycle.registerInjectableResources(world, world.reviews(), clockOn(today));
        return cycle;
    }
}
