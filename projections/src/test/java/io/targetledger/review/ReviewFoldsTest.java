package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.Target;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.Change;
import io.targetledger.projection.EventContext;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.AssessmentEvent.AssessmentWithdrawn;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePlanned;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleRescheduled;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.RatingChangedOnAppeal;
import io.targetledger.review.ReviewEvent.RatingUpheld;
import io.targetledger.review.ReviewEvent.ReviewAcknowledged;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One row an event: what it changes in its view, and that it changes nothing else. */
class ReviewFoldsTest {

    private static final ReviewTemplateId TEMPLATE = new ReviewTemplateId("review-template/sales");
    private static final ReviewCycleId CYCLE = new ReviewCycleId("review-cycle/2026-q1");
    private static final PersonId ANN = new PersonId("person/ann");
    private static final PersonId BOB = new PersonId("person/bob");
    private static final PersonId EVE = new PersonId("person/eve");
    private static final UnitId EAST = new UnitId("unit/east");
    private static final ReviewId REVIEW = ReviewId.of(CYCLE, ANN);
    private static final AssessmentId ASSESSMENT = new AssessmentId("assessment/7");
    private static final Period QUARTER = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));
    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);
    private static final CycleSchedule SCHEDULE = schedule("2026-05-01");
    private static final Reason REASON = new Reason("compared with others");
    private static final Rating GOOD = new Rating(new BigDecimal("3.5"), "MEETS");
    private static final Rating BEST = new Rating(new BigDecimal("4.5"), "EXCEEDS");

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesOfATemplateWhatItSays(ReviewTemplateEvent event, List<Change> changes) {
        ReviewTemplateEvent defined = new ReviewTemplateDefined(TEMPLATE, 1, form("0.5"));
        assertThat(changesBy(ReviewTemplateFold.TEMPLATES, event, defined)).containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesOfATemplateWhatItSays() {
        return Stream.of(
                arguments(
                        new ReviewTemplateRevised(TEMPLATE, 2, form("0.5"), form("0.25"), REASON),
                        List.of(change("form.scale.step", "0.5", "0.25"), change("formVersion", "1", "2"))),
                arguments(new ReviewTemplateRetired(TEMPLATE, REASON), List.of(change("retired", "false", "true"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesOfACycleWhatItSays(ReviewCycleEvent event, List<Change> changes) {
        assertThat(changesBy(ReviewCycleFold.CYCLES, event, planned())).containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesOfACycleWhatItSays() {
        return Stream.of(
                arguments(
                        new ReviewCycleRescheduled(CYCLE, SCHEDULE, schedule("2026-05-02"), REASON),
                        List.of(change("schedule.closes", "2026-05-01", "2026-05-02"))),
                arguments(new AssessmentBegun(CYCLE, DAY, null), step("ASSESSING", "assessing")),
                arguments(new CalibrationBegun(CYCLE, DAY, null), step("CALIBRATING", "calibrating")),
                arguments(new ReviewCyclePublished(CYCLE, DAY, null), step("PUBLISHED", "published")),
                arguments(new ReviewCycleClosed(CYCLE, DAY, null), step("CLOSED", "closed")),
                arguments(
                        new ReviewCycleCancelled(CYCLE, REASON),
                        List.of(
                                change("status", "PLANNED", "CANCELLED"),
                                change("cancelledBecause", null, REASON.value()))));
    }

    private static List<Change> step(String status, String step) {
        return List.of(change("status", "PLANNED", status), change("steps." + step, null, "2026-04-20"));
    }

    @Test
    void openingPinsTheFormAndMakesAViewOfEachPerson() {
        ReviewCycleOpened opened = new ReviewCycleOpened(
                CYCLE,
                TEMPLATE,
                3,
                form("0.5"),
                41,
                List.of(new ReviewedPerson(ANN, EAST, BOB), new ReviewedPerson(BOB, EAST, null)),
                DAY,
                null);

        ReviewCycleView cycle = fold(ReviewCycleFold.CYCLES, planned(), opened);
        assertThat(cycle.status()).isEqualTo(ReviewCycleStatus.OPEN);
        assertThat(cycle.people()).isEqualTo(2);
        assertThat(cycle.steps().opened()).isEqualTo(DAY);
        assertThat(cycle.pinned()).isEqualTo(new ReviewCycleView.Pinned(3, form("0.5"), 41));

        ReviewedPeopleFold people = ReviewedPeopleFold.REVIEWED_PEOPLE;
        assertThat(people.keysOf(planned(), context(1))).isEmpty();
        assertThat(people.keysOf(opened, context(2))).containsExactly(CYCLE + "#0", CYCLE + "#1");
        assertThat(people.evolve(CYCLE + "#1", null, opened, context(2)))
                .isEqualTo(new ReviewedPersonView(CYCLE, BOB, EAST, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesOfAReviewWhatItSays(ReviewEvent event, List<Change> changes) {
        assertThat(changesBy(
                        ReviewFold.REVIEWS,
                        event,
                        opened(),
                        new ReviewScored(REVIEW, new ReviewResult(List.of(), List.of(), null, GOOD), BOB),
                        new ReviewAppealed(REVIEW, DAY, new PersonalText("not so"))))
                .containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesOfAReviewWhatItSays() {
        return Stream.of(
                arguments(
                        new RatingCalibrated(REVIEW, GOOD, BEST, EVE, REASON),
                        List.of(
                                change("rating.score", "3.5", "4.5"),
                                change("rating.level", "MEETS", "EXCEEDS"),
                                change("calibratedRating.score", "3.5", "4.5"),
                                change("calibratedRating.level", "MEETS", "EXCEEDS"),
                                change("calibrations[0].previous.score", null, "3.5"),
                                change("calibrations[0].previous.level", null, "MEETS"),
                                change("calibrations[0].rating.score", null, "4.5"),
                                change("calibrations[0].rating.level", null, "EXCEEDS"),
                                change("calibrations[0].by", null, "person/eve"),
                                change("calibrations[0].reason", null, REASON.value()))),
                arguments(
                        new ReviewPublished(REVIEW, GOOD, DAY),
                        List.of(change("status", "APPEALED", "PUBLISHED"), change("publishedOn", null, "2026-04-20"))),
                arguments(
                        new ReviewAcknowledged(REVIEW, DAY, new PersonalText("read")),
                        List.of(
                                change("acknowledgement.on", null, "2026-04-20"),
                                change("acknowledgement.comment", null, "read"))),
                arguments(
                        new RatingUpheld(REVIEW, GOOD, EVE, REASON),
                        List.of(
                                change("status", "APPEALED", "SETTLED"),
                                change("appeal.decision.outcome", null, "UPHELD"),
                                change("appeal.decision.previous.score", null, "3.5"),
                                change("appeal.decision.previous.level", null, "MEETS"),
                                change("appeal.decision.rating.score", null, "3.5"),
                                change("appeal.decision.rating.level", null, "MEETS"),
                                change("appeal.decision.by", null, "person/eve"),
                                change("appeal.decision.reason", null, REASON.value()))),
                arguments(
                        new RatingChangedOnAppeal(REVIEW, GOOD, BEST, EVE, REASON),
                        List.of(
                                change("status", "APPEALED", "SETTLED"),
                                change("rating.score", "3.5", "4.5"),
                                change("rating.level", "MEETS", "EXCEEDS"),
                                change("appeal.decision.outcome", null, "CHANGED"),
                                change("appeal.decision.previous.score", null, "3.5"),
                                change("appeal.decision.previous.level", null, "MEETS"),
                                change("appeal.decision.rating.score", null, "4.5"),
                                change("appeal.decision.rating.level", null, "EXCEEDS"),
                                change("appeal.decision.by", null, "person/eve"),
                                change("appeal.decision.reason", null, REASON.value()))));
    }

    @Test
    void whatThePersonSeesBeforePublicationIsTheReviewAsItWasOpened() {
        ReviewView scored = fold(
                ReviewFold.REVIEWS,
                opened(),
                new ReviewScored(REVIEW, new ReviewResult(List.of(), List.of(), null, GOOD), BOB),
                new RatingCalibrated(REVIEW, GOOD, BEST, EVE, REASON),
                new ReviewPublished(REVIEW, BEST, DAY),
                new ReviewAcknowledged(REVIEW, DAY, null),
                new ReviewAppealed(REVIEW, DAY, new PersonalText("not so")));

        assertThat(scored.asOpened()).isEqualTo(fold(ReviewFold.REVIEWS, opened()));
        assertThat(scored.openedPosition()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesOfAnAssessmentWhatItSays(AssessmentEvent event, List<Change> changes) {
        AssessmentEvent requested =
                new AssessmentRequested(ASSESSMENT, REVIEW, CYCLE, ANN, RaterKind.PEER, RaterId.of(EVE));
        assertThat(changesBy(AssessmentFold.ASSESSMENTS, event, requested)).containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesOfAnAssessmentWhatItSays() {
        PersonalText seen = new PersonalText("seen");
        return Stream.of(
                arguments(
                        new AssessmentDrafted(
                                ASSESSMENT, List.of(new DraftAnswer("teamwork", BigDecimal.ONE, null)), seen),
                        List.of(
                                change("status", "REQUESTED", "DRAFTED"),
                                change("answers[0].criterion", null, "teamwork"),
                                change("answers[0].score", null, "1"),
                                change("comment", null, "seen"))),
                arguments(
                        new AssessmentSubmitted(
                                ASSESSMENT, List.of(new Answer("teamwork", BigDecimal.TEN, seen)), null),
                        List.of(
                                change("status", "REQUESTED", "SUBMITTED"),
                                change("answers[0].criterion", null, "teamwork"),
                                change("answers[0].score", null, "10"),
                                change("answers[0].evidence", null, "seen"))),
                arguments(
                        new AssessmentDeclined(ASSESSMENT, REASON),
                        List.of(change("status", "REQUESTED", "DECLINED"), change("reason", null, REASON.value()))),
                arguments(
                        new AssessmentWithdrawn(ASSESSMENT, REASON),
                        List.of(change("status", "REQUESTED", "WITHDRAWN"), change("reason", null, REASON.value()))));
    }

    @SafeVarargs
    private static <V, E> List<Change> changesBy(AggregateFold<V, E> fold, E event, E... before) {
        List<E> after = new ArrayList<>(List.of(before));
        after.add(event);
        return Change.between(fold(fold, List.of(before)), fold(fold, after));
    }

    @SafeVarargs
    private static <V, E> V fold(AggregateFold<V, E> fold, E... events) {
        return fold(fold, List.of(events));
    }

    private static <V, E> V fold(AggregateFold<V, E> fold, List<E> events) {
        @Nullable V view = null;
        for (int i = 0; i < events.size(); i++) {
            view = fold.evolve(view, events.get(i), context(i + 1));
        }
        assertThat(view).isNotNull();
        return java.util.Objects.requireNonNull(view);
    }

    private static EventContext context(long position) {
        return new EventContext(
                position,
                "any/1",
                "Any",
                position - 1,
                "any",
                Instant.EPOCH,
                Instant.EPOCH,
                "root",
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, before, after);
    }

    private static ReviewCyclePlanned planned() {
        return new ReviewCyclePlanned(
                CYCLE, name("First quarter"), ReviewCadence.QUARTERLY, QUARTER, EAST, TEMPLATE, SCHEDULE);
    }

    private static ReviewOpened opened() {
        PinnedGoal goal = new PinnedGoal(
                new GoalId("goal/1"),
                "Grow",
                new MetricId("metric/revenue"),
                UnitKind.CURRENCY,
                "CNY",
                Direction.INCREASE,
                new Target(BigDecimal.TEN, BigDecimal.ZERO, null),
                QUARTER,
                BigDecimal.ONE,
                GoalStatus.ACTIVE,
                null,
                null);
        return new ReviewOpened(REVIEW, CYCLE, ANN, EAST, BOB, QUARTER, 41, List.of(goal));
    }

    private static CycleSchedule schedule(String closes) {
        return new CycleSchedule(
                LocalDate.of(2026, 4, 1),
                LocalDate.of(2026, 4, 2),
                LocalDate.of(2026, 4, 9),
                LocalDate.of(2026, 4, 16),
                LocalDate.parse(closes));
    }

    private static ReviewForm form(String step) {
        return new ReviewForm(
                name("Sales review"),
                List.of(new Criterion(
                        "teamwork",
                        name("Teamwork"),
                        null,
                        CriterionKind.BEHAVIOUR,
                        BigDecimal.ONE,
                        List.of(RaterKind.PEER))),
                List.of(new RaterShare(RaterKind.PEER, BigDecimal.ONE)),
                new RatingScale(
                        BigDecimal.ONE,
                        new BigDecimal("5"),
                        new BigDecimal(step),
                        List.of(
                                new RatingLevel("MEETS", name("Meets"), "does", BigDecimal.ONE),
                                new RatingLevel("EXCEEDS", name("Exceeds"), "more", new BigDecimal("4")))),
                List.of());
    }

    private static LocalizedName name(String en) {
        return new LocalizedName(en, null);
    }
}
