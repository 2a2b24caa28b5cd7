package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.targetledger.histories.ReviewsInWorld.InReview;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.AssessmentCommand.DeclineAssessment;
import io.targetledger.review.AssessmentCommand.DraftAssessment;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentCommand.SubmitAssessment;
import io.targetledger.review.AssessmentCommand.WithdrawAssessment;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentId;
import io.targetledger.review.AttainmentScore;
import io.targetledger.review.Criterion;
import io.targetledger.review.CriterionKind;
import io.targetledger.review.CycleSchedule;
import io.targetledger.review.DraftAnswer;
import io.targetledger.review.PersonalText;
import io.targetledger.review.RaterId;
import io.targetledger.review.RaterKind;
import io.targetledger.review.RaterShare;
import io.targetledger.review.RatingLevel;
import io.targetledger.review.RatingScale;
import io.targetledger.review.ReviewCadence;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.CalibrateRating;
import io.targetledger.review.ReviewCommand.ChangeRatingOnAppeal;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.review.ReviewCommand.PublishReview;
import io.targetledger.review.ReviewCommand.ScoreReview;
import io.targetledger.review.ReviewCommand.UpholdRating;
import io.targetledger.review.ReviewCycleCommand.BeginAssessment;
import io.targetledger.review.ReviewCycleCommand.BeginCalibration;
import io.targetledger.review.ReviewCycleCommand.CancelReviewCycle;
import io.targetledger.review.ReviewCycleCommand.CloseReviewCycle;
import io.targetledger.review.ReviewCycleCommand.OpenReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PlanReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PublishReviewCycle;
import io.targetledger.review.ReviewCycleCommand.RescheduleReviewCycle;
import io.targetledger.review.ReviewCycleId;
import io.targetledger.review.ReviewCycles.Cycle;
import io.targetledger.review.ReviewForm;
import io.targetledger.review.ReviewId;
import io.targetledger.review.ReviewStatus;
import io.targetledger.review.ReviewTemplateCommand.DefineReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.RetireReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.ReviseReviewTemplate;
import io.targetledger.review.ReviewTemplateId;
import io.targetledger.review.ReviewedPerson;
import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;

/** The part of {@link RandomCommands} that is about reviews: of one cycle after the other, step by step. */
final class RandomReviewCommands {

    private static final int ENOUGH = 6;
    private static final List<String> CODES = List.of("goals", "teamwork", "integrity");

    private final RandomCommands commands;
    private final Random random;
    private final ReviewsInWorld reviews;
    private int templates;
    private int cycles;
    private int requests;

    RandomReviewCommands(RandomCommands commands) {
        this.commands = commands;
        this.random = commands.random;
        this.reviews = commands.world.reviews;
    }

    Command next(LocalDate today) {
        if (reviews.templates.isEmpty() || random.nextInt(25) == 0) {
            return template();
        }
        List<Cycle> running = reviews.cycles.values().stream()
                .filter(RandomReviewCommands::isRunning)
                .toList();
        if (running.isEmpty() || random.nextInt(30) == 0) {
            return plan(today);
        }
        Cycle cycle = running.get(0);
        return switch (cycle.status()) {
            case OPEN -> open(cycle.cycleId());
            case ASSESSING -> assessing(cycle.cycleId());
            case CALIBRATING -> calibrating(cycle.cycleId());
            case PUBLISHED -> published(cycle.cycleId());
            default -> planned(cycle.cycleId(), today);
        };
    }

    private static boolean isRunning(Cycle cycle) {
        return cycle.status().next() != null;
    }

    private Command template() {
        if (reviews.templates.isEmpty() || random.nextInt(3) == 0) {
            return new DefineReviewTemplate(new ReviewTemplateId("review-template/" + templates++), form());
        }
        ReviewTemplateId template = commands.one(reviews.templates.keySet());
        return random.nextInt(4) == 0
                ? new RetireReviewTemplate(template, commands.reason())
                : new ReviseReviewTemplate(template, form(), commands.reason());
    }

    private ReviewForm form() {
        List<RaterKind> everybody = List.of(RaterKind.values());
        boolean measured = random.nextBoolean();
        return new ReviewForm(
                new LocalizedName("Form " + random.nextInt(100), "考核表"),
                List.of(
                        new Criterion(
                                CODES.get(0),
                                LocalizedName.of("Goals"),
                                null,
                                CriterionKind.GOAL_ATTAINMENT,
                                decimal("0.5"),
                                measured ? List.of() : List.of(RaterKind.MANAGER)),
                        new Criterion(
                                CODES.get(1),
                                LocalizedName.of("Teamwork"),
                                "Helps others",
                                CriterionKind.BEHAVIOUR,
                                decimal("0.3"),
                                everybody),
                        new Criterion(
                                CODES.get(2),
                                LocalizedName.of("Integrity"),
                                null,
                                CriterionKind.COMPANY_VALUE,
                                decimal("0.2"),
                                everybody.subList(0, 3))),
                Stream.of(RaterKind.values())
                        .map(kind -> new RaterShare(
                                kind,
                                kind == RaterKind.MANAGER
                                        ? decimal("0.5")
                                        : kind == RaterKind.SELF ? BigDecimal.ZERO : decimal("0.25")))
                        .toList(),
                new RatingScale(
                        decimal("1"),
                        decimal("5"),
                        decimal("0.5"),
                        List.of(level("BELOW", "1"), level("MEETS", "2.5"), level("EXCEEDS", "4"))),
                measured
                        ? List.of(
                                new AttainmentScore(decimal("0.8"), decimal("3")),
                                new AttainmentScore(decimal("1"), decimal("5")))
                        : List.of());
    }

    private static RatingLevel level(String code, String from) {
        return new RatingLevel(code, LocalizedName.of(code), "What it takes", decimal(from));
    }

    private Command plan(LocalDate today) {
        LocalDate start = today.minusMonths(1).withDayOfMonth(1);
        return new PlanReviewCycle(
                new ReviewCycleId("review-cycle/" + cycles++),
                LocalizedName.of("Cycle " + cycles),
                ReviewCadence.MONTHLY,
                new Period(start, start.plusMonths(1).minusDays(1)),
                commands.unit(),
                commands.one(reviews.templates.keySet()),
                schedule(today));
    }

    private CycleSchedule schedule(LocalDate today) {
        return new CycleSchedule(
                today,
                today.plusDays(5),
                today.plusDays(15 + random.nextInt(9)),
                today.plusDays(30),
                today.plusDays(40 + random.nextInt(9)));
    }

    private Command planned(ReviewCycleId cycle, LocalDate today) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> new CancelReviewCycle(cycle, commands.reason());
            case 2, 3 -> new RescheduleReviewCycle(cycle, schedule(today), commands.reason());
            default -> new OpenReviewCycle(cycle, commands.reason());
        };
    }

    private Command open(ReviewCycleId cycle) {
        List<ReviewedPerson> lacking = reviews.peopleOf(cycle).stream()
                .filter(reviewed -> !reviews.reviews.containsKey(ReviewId.of(cycle, reviewed.person())))
                .toList();
        if (!lacking.isEmpty() && random.nextInt(8) > 0) {
            return OpenReview.of(cycle, commands.one(lacking).person());
        }
        return random.nextInt(3) == 0 ? new BeginAssessment(cycle, commands.reason()) : request(cycle);
    }

    private Command request(ReviewCycleId cycle) {
        List<ReviewedPerson> people = reviews.peopleOf(cycle);
        // Mostly of the same person, so that some have more than two peers.
        ReviewedPerson reviewed = random.nextInt(4) > 0 ? people.get(0) : commands.one(people);
        ReviewId review = ReviewId.of(cycle, reviewed.person());
        return switch (random.nextInt(8)) {
            case 0 ->
                new RequestAssessment(
                        AssessmentId.ofSelf(review),
                        cycle,
                        reviewed.person(),
                        RaterKind.SELF,
                        RaterId.of(reviewed.person()));
            case 1 ->
                new RequestAssessment(
                        AssessmentId.ofManager(review),
                        cycle,
                        reviewed.person(),
                        RaterKind.MANAGER,
                        RaterId.of(reviewed.manager() == null ? commands.person() : reviewed.manager()));
            case 2 ->
                reviews.customers().isEmpty()
                        ? peer(cycle, reviewed.person())
                        : new RequestAssessment(
                                fresh(),
                                cycle,
                                reviewed.person(),
                                RaterKind.CUSTOMER,
                                commands.one(reviews.customers()));
            default -> peer(cycle, reviewed.person());
        };
    }

    private Command peer(ReviewCycleId cycle, PersonId person) {
        return new RequestAssessment(fresh(), cycle, person, RaterKind.PEER, RaterId.of(commands.person()));
    }

    private AssessmentId fresh() {
        return new AssessmentId("assessment/" + requests++);
    }

    private Command assessing(ReviewCycleId cycle) {
        List<AssessmentRequested> outstanding = reviews.outstanding.values().stream()
                .filter(request -> request.cycleId().equals(cycle))
                .toList();
        if (reviews.answersIn(cycle) > ENOUGH || random.nextInt(40) == 0) {
            return new BeginCalibration(cycle, commands.reason());
        }
        if (outstanding.isEmpty() || random.nextInt(3) == 0) {
            return request(cycle);
        }
        AssessmentRequested request = commands.one(outstanding);
        PersonId by = request.rater().isPerson() ? new PersonId(request.rater().value()) : commands.person();
        return switch (random.nextInt(16)) {
            case 0 -> new DeclineAssessment(request.assessmentId(), by, commands.reason());
            case 1 -> new WithdrawAssessment(request.assessmentId(), commands.reason());
            default ->
                reviews.drafted.contains(request.assessmentId())
                        ? new SubmitAssessment(request.assessmentId(), by)
                        : draft(request, by);
        };
    }

    private Command draft(AssessmentRequested request, PersonId by) {
        ReviewForm form = reviews.cycles.get(request.cycleId()).pinned().form();
        boolean incomplete = random.nextInt(12) == 0;
        List<DraftAnswer> answers = form.askedOf(request.kind()).stream()
                .map(criterion -> new DraftAnswer(
                        criterion.code(), score(), incomplete ? null : text("Seen in deal " + random.nextInt(50))))
                .toList();
        return new DraftAssessment(
                request.assessmentId(), by, answers, random.nextBoolean() ? null : text("Go on " + by));
    }

    private Command calibrating(ReviewCycleId cycle) {
        List<InReview> unscored = in(cycle, ReviewStatus.OPEN);
        if (!unscored.isEmpty() && random.nextInt(8) > 0) {
            return new ScoreReview(commands.one(unscored).opened().reviewId());
        }
        List<InReview> scored = in(cycle, ReviewStatus.SCORED);
        return scored.isEmpty() || random.nextBoolean()
                ? new PublishReviewCycle(cycle, commands.reason())
                : new CalibrateRating(
                        commands.one(scored).opened().reviewId(), commands.person(), score(), commands.reason());
    }

    private Command published(ReviewCycleId cycle) {
        List<InReview> unpublished = in(cycle, ReviewStatus.SCORED);
        if (!unpublished.isEmpty() && random.nextInt(8) > 0) {
            return new PublishReview(commands.one(unpublished).opened().reviewId());
        }
        List<InReview> ofCycle = reviews.reviews.values().stream()
                .filter(review -> review.opened().cycleId().equals(cycle))
                .toList();
        InReview review = commands.one(ofCycle);
        ReviewId id = review.opened().reviewId();
        PersonId self =
                random.nextInt(6) == 0 ? commands.person() : review.opened().person();
        if (review.status() == ReviewStatus.APPEALED && random.nextBoolean()) {
            return random.nextBoolean()
                    ? new UpholdRating(id, commands.person(), commands.reason())
                    : new ChangeRatingOnAppeal(id, commands.person(), score(), commands.reason());
        }
        return switch (random.nextInt(6)) {
            case 0, 1 -> new AcknowledgeReview(id, self, random.nextBoolean() ? null : text("I see"));
            case 2, 3 -> new AppealReview(id, self, text("The north was without stock"));
            default -> new CloseReviewCycle(cycle, commands.reason());
        };
    }

    private List<InReview> in(ReviewCycleId cycle, ReviewStatus status) {
        return reviews.reviews.values().stream()
                .filter(review -> review.opened().cycleId().equals(cycle) && review.status() == status)
                .toList();
    }

    private static PersonalText text(String text) {
        return new PersonalText(text);
    }

    /** On the scale, now and then beside it. */
    private BigDecimal score() {
        return BigDecimal.valueOf(2L + random.nextInt(random.nextInt(20) == 0 ? 12 : 9))
                .divide(BigDecimal.valueOf(2));
    }

    private static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
