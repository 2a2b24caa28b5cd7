package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.Target;
import io.targetledger.histories.World;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePlanned;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.SubmittedAssessments.Submitted;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;

/** The second quarter of 2026 is reviewed: of Li Na and Ada in the north, which Grace leads below Alan. */
final class ReviewSamples {

    static final Reason WHY = new Reason("agreed with the board");
    static final UnitId EMEA = new UnitId("unit/emea");
    static final UnitId NORTH = new UnitId("unit/north");
    static final PersonId LI_NA = new PersonId("person/li.na");
    static final PersonId ADA = new PersonId("person/ada");
    static final PersonId GRACE = new PersonId("person/grace");
    static final PersonId ALAN = new PersonId("person/alan");
    static final PersonId EDSGER = new PersonId("person/edsger");
    static final RaterId ISDOM = RaterId.of(new CustomerId("customer/isdom"));
    static final ReviewTemplateId TEMPLATE = new ReviewTemplateId("review-template/sales");
    static final ReviewCycleId CYCLE = new ReviewCycleId("review-cycle/2026-q2");
    static final ReviewId REVIEW = ReviewId.of(CYCLE, LI_NA);
    static final Period Q2 = new Period(day("2026-04-01"), day("2026-06-30"));
    static final CycleSchedule SCHEDULE = new CycleSchedule(
            day("2026-07-06"), day("2026-07-08"), day("2026-07-20"), day("2026-07-27"), day("2026-08-10"));

    static final RatingScale ONE_TO_FIVE = new RatingScale(
            decimal("1"),
            decimal("5"),
            decimal("0.5"),
            List.of(level("BELOW", "1"), level("MEETS", "2.5"), level("EXCEEDS", "4")));

    /** Goals are measured; teamwork is answered by all, integrity by all but customers; what oneself says is not counted. */
    static final ReviewForm FORM = new ReviewForm(
            LocalizedName.of("Sales"),
            List.of(
                    criterion("goals", CriterionKind.GOAL_ATTAINMENT, "0.5"),
                    criterion("teamwork", CriterionKind.BEHAVIOUR, "0.3", RaterKind.values()),
                    criterion(
                            "integrity",
                            CriterionKind.COMPANY_VALUE,
                            "0.2",
                            RaterKind.SELF,
                            RaterKind.MANAGER,
                            RaterKind.PEER)),
            List.of(
                    share(RaterKind.SELF, "0"),
                    share(RaterKind.MANAGER, "0.5"),
                    share(RaterKind.PEER, "0.3"),
                    share(RaterKind.CUSTOMER, "0.2")),
            ONE_TO_FIVE,
            List.of(
                    new AttainmentScore(decimal("0.8"), decimal("3")),
                    new AttainmentScore(decimal("1"), decimal("4.5"))));

    private static final LocalDate FOUNDED = day("2020-01-01");
    private static final long CUT_OFF = 42;

    private ReviewSamples() {}

    /** A world in which these events happened after the organisation was founded and the template defined. */
    static World world(Object... events) {
        World world = World.after(
                new UnitEstablished(EMEA, LocalizedName.of("EMEA"), UnitLevel.REGION, null, FOUNDED),
                new UnitEstablished(NORTH, LocalizedName.of("North"), UnitLevel.TEAM, EMEA, FOUNDED),
                joined(LI_NA, NORTH),
                joined(ADA, NORTH),
                joined(GRACE, NORTH),
                joined(ALAN, EMEA),
                joined(EDSGER, EMEA),
                new HeadAppointed(EMEA, null, ALAN, FOUNDED, null),
                new HeadAppointed(NORTH, null, GRACE, FOUNDED, null),
                new CustomerRegistered(
                        new CustomerId("customer/isdom"),
                        new CustomerProfile("Isdom", null, null, null, null, null, null)),
                new ReviewTemplateDefined(TEMPLATE, 1, FORM));
        Stream.of(events).forEach(world::happened);
        return world;
    }

    private static PersonJoined joined(PersonId person, UnitId unit) {
        return new PersonJoined(person, LocalizedName.of(person.value()), null, unit, FOUNDED);
    }

    static ReviewCyclePlanned planned() {
        return new ReviewCyclePlanned(
                CYCLE, LocalizedName.of("Q2"), ReviewCadence.QUARTERLY, Q2, NORTH, TEMPLATE, SCHEDULE);
    }

    static ReviewCycleOpened opened() {
        return new ReviewCycleOpened(CYCLE, TEMPLATE, 1, FORM, CUT_OFF, people(), SCHEDULE.opens(), null);
    }

    static List<ReviewedPerson> people() {
        return List.of(
                new ReviewedPerson(ADA, NORTH, GRACE),
                new ReviewedPerson(GRACE, NORTH, ALAN),
                new ReviewedPerson(LI_NA, NORTH, GRACE));
    }

    static AssessmentBegun assessing() {
        return new AssessmentBegun(CYCLE, SCHEDULE.assessing(), null);
    }

    static CalibrationBegun calibrating() {
        return new CalibrationBegun(CYCLE, SCHEDULE.calibrating(), null);
    }

    static ReviewCyclePublished published() {
        return new ReviewCyclePublished(CYCLE, SCHEDULE.published(), null);
    }

    /** The cycle's steps up to and including the one that makes it this. */
    static Object[] until(ReviewCycleStatus status) {
        List<Object> steps = List.of(planned(), opened(), assessing(), calibrating(), published());
        return steps.subList(0, status.ordinal() + 1).toArray();
    }

    static ReviewOpened reviewOpened(PinnedGoal... goals) {
        return new ReviewOpened(REVIEW, CYCLE, LI_NA, NORTH, GRACE, Q2, CUT_OFF, List.of(goals));
    }

    static ReviewOpened reviewOpened(PersonId person) {
        return new ReviewOpened(ReviewId.of(CYCLE, person), CYCLE, person, NORTH, GRACE, Q2, CUT_OFF, List.of());
    }

    static PinnedGoal goal(String weight, String attainment) {
        return new PinnedGoal(
                new GoalId("goal/" + weight),
                "Win the north",
                MetricId.of("revenue"),
                UnitKind.CURRENCY,
                "CNY",
                Direction.INCREASE,
                new Target(decimal("100"), decimal("0"), null),
                Q2,
                decimal(weight),
                GoalStatus.ACTIVE,
                attainment == null ? null : decimal(attainment),
                attainment == null ? null : decimal(attainment));
    }

    static AssessmentRequested requested(String id, RaterKind kind, RaterId rater) {
        return new AssessmentRequested(new AssessmentId("assessment/" + id), REVIEW, CYCLE, LI_NA, kind, rater);
    }

    /** The events of an assessment of Li Na that was handed in. */
    static Object[] handedIn(String id, RaterKind kind, RaterId rater, String... scores) {
        List<Answer> answers = answers(kind, scores);
        AssessmentId assessment = new AssessmentId("assessment/" + id);
        List<DraftAnswer> drafted = answers.stream()
                .map(answer -> new DraftAnswer(answer.criterion(), answer.score(), answer.evidence()))
                .toList();
        return new Object[] {
            requested(id, kind, rater),
            new AssessmentDrafted(assessment, drafted, null),
            new AssessmentSubmitted(assessment, answers, null)
        };
    }

    static Submitted submitted(RaterKind kind, String rater, String... scores) {
        return new Submitted(kind, new RaterId(rater), answers(kind, scores), new PersonalText("overall by " + rater));
    }

    /** One answer for each criterion asked of the kind, the evidence naming the score. */
    static List<Answer> answers(RaterKind kind, String... scores) {
        List<Answer> answers = new ArrayList<>();
        List<Criterion> asked = FORM.askedOf(kind);
        for (int i = 0; i < asked.size(); i++) {
            answers.add(new Answer(asked.get(i).code(), decimal(scores[i]), new PersonalText("worth " + scores[i])));
        }
        return answers;
    }

    static Clock clockOn(LocalDate day) {
        return Clock.fixed(day.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    static Criterion criterion(String code, CriterionKind kind, String weight, RaterKind... raters) {
        return new Criterion(code, LocalizedName.of(code), null, kind, decimal(weight), List.of(raters));
    }

    static RaterShare share(RaterKind kind, String share) {
        return new RaterShare(kind, decimal(share));
    }

    static RatingLevel level(String code, String from) {
        return new RatingLevel(code, LocalizedName.of(code), "What it takes", decimal(from));
    }

    static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
