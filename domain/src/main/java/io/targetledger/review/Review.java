package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.CalibrateRating;
import io.targetledger.review.ReviewCommand.ChangeRatingOnAppeal;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.review.ReviewCommand.PublishReview;
import io.targetledger.review.ReviewCommand.ScoreReview;
import io.targetledger.review.ReviewCommand.UpholdRating;
import io.targetledger.review.ReviewCycles.Cycle;
import io.targetledger.review.ReviewCycles.Pinned;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.RatingChangedOnAppeal;
import io.targetledger.review.ReviewEvent.RatingUpheld;
import io.targetledger.review.ReviewEvent.ReviewAcknowledged;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.SubmittedAssessments.Submitted;
import io.targetledger.shared.Numbers;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * The review of one person in one cycle. What its own status allows stands in {@link ReviewStatus}, what the cycle allows
 * in {@link CycleAction}, how it is scored in {@link Scoring}.
 */
public final class Review {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    @AggregateIdentifier
    private ReviewId reviewId;

    private ReviewOpened opened;
    private ReviewStatus status;
    private @Nullable PersonId ratedBy;
    private @Nullable Rating rating;

    /** Who last gave the rating by calibrating it. */
    private @Nullable PersonId calibratedBy;

    private @Nullable ReviewAcknowledged acknowledgement;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Review() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenReview command, ReviewCycles cycles, ReviewedGoals goals) {
        if (reviewId != null) {
            return;
        }
        Cycle cycle = cycles.existing(command.cycleId());
        Pinned pinned = cycle.mustAllow(CycleAction.OPEN_REVIEW);
        ReviewedPerson reviewed = cycles.mustReview(command.cycleId(), command.person());
        apply(new ReviewOpened(
                command.reviewId(),
                command.cycleId(),
                command.person(),
                reviewed.unit(),
                reviewed.manager(),
                cycle.period(),
                pinned.cutOff(),
                goals.of(command.person(), cycle.period(), pinned.cutOff())));
    }

    @CommandHandler
    void handle(ScoreReview command, ReviewCycles cycles, SubmittedAssessments assessments) {
        if (status != ReviewStatus.OPEN) {
            return;
        }
        ReviewForm form = form(CycleAction.SCORE_REVIEW, cycles);
        List<Submitted> submitted = assessments.of(reviewId);
        apply(new ReviewScored(reviewId, Scoring.of(form, opened.goals(), submitted), managerOf(submitted)));
    }

    private static @Nullable PersonId managerOf(List<Submitted> submitted) {
        return submitted.stream()
                .filter(assessment -> assessment.kind() == RaterKind.MANAGER)
                .map(assessment -> new PersonId(assessment.rater().value()))
                .findFirst()
                .orElse(null);
    }

    @CommandHandler
    void handle(CalibrateRating command, ReviewCycles cycles) {
        status.mustAllow(ReviewAction.CALIBRATE);
        Rating calibrated = rated(command.score(), form(CycleAction.CALIBRATE_RATING, cycles));
        mustNotHaveRated(command.by());
        if (calibrated.equals(rating)) {
            return;
        }
        apply(new RatingCalibrated(reviewId, rating, calibrated, command.by(), command.requiredReason()));
    }

    @CommandHandler
    void handle(PublishReview command, ReviewCycles cycles, Clock clock) {
        if (status.isPublished()) {
            return;
        }
        status.mustAllow(ReviewAction.PUBLISH);
        cycles.existing(opened.cycleId()).mustAllow(CycleAction.PUBLISH_REVIEW);
        apply(new ReviewPublished(reviewId, rating, LocalDate.now(clock)));
    }

    @CommandHandler
    void handle(AcknowledgeReview command, ReviewCycles cycles, Clock clock) {
        status.mustAllow(ReviewAction.ACKNOWLEDGE);
        mustBeReviewed(command.by());
        if (acknowledgement != null) {
            mustSayTheSame(acknowledgement, command);
            return;
        }
        cycles.existing(opened.cycleId()).mustAllow(CycleAction.RESPOND);
        apply(new ReviewAcknowledged(reviewId, LocalDate.now(clock), command.comment()));
    }

    private static void mustSayTheSame(ReviewAcknowledged given, AcknowledgeReview command) {
        if (!Objects.equals(given.comment(), command.comment())) {
            throw new ReviewAlreadyAcknowledged(given.on());
        }
    }

    @CommandHandler
    void handle(AppealReview command, ReviewCycles cycles, Clock clock) {
        status.mustAllow(ReviewAction.APPEAL);
        mustBeReviewed(command.by());
        cycles.existing(opened.cycleId()).mustAllow(CycleAction.RESPOND);
        apply(new ReviewAppealed(reviewId, LocalDate.now(clock), command.grounds()));
    }

    @CommandHandler
    void handle(UpholdRating command) {
        status.mustAllow(ReviewAction.DECIDE);
        mustNotHaveGivenTheRating(command.by());
        apply(new RatingUpheld(reviewId, rating, command.by(), command.requiredReason()));
    }

    @CommandHandler
    void handle(ChangeRatingOnAppeal command, ReviewCycles cycles) {
        status.mustAllow(ReviewAction.DECIDE);
        Rating changed = rated(command.score(), form(CycleAction.RESPOND, cycles));
        mustNotHaveGivenTheRating(command.by());
        if (changed.equals(rating)) {
            throw new RatingUnchanged(changed.score());
        }
        apply(new RatingChangedOnAppeal(reviewId, rating, changed, command.by(), command.requiredReason()));
    }

    private ReviewForm form(CycleAction action, ReviewCycles cycles) {
        return cycles.existing(opened.cycleId()).mustAllow(action).form();
    }

    private static Rating rated(BigDecimal given, ReviewForm form) {
        BigDecimal score = Numbers.canonical("score", given);
        if (!form.scale().contains(score) || score.scale() > HUNDREDTH.scale()) {
            throw new ScoreOffScale("score", score, form.scale(), HUNDREDTH);
        }
        return form.scale().rate(score);
    }

    private void mustBeReviewed(PersonId by) {
        if (!by.equals(opened.person())) {
            throw new NotTheReviewedPerson(opened.person());
        }
    }

    private void mustNotHaveRated(PersonId by) {
        if (by.equals(opened.person())) {
            throw new NotIndependent(by, "REVIEWED");
        }
        if (by.equals(ratedBy) || by.equals(opened.manager())) {
            throw new NotIndependent(by, "MANAGER");
        }
    }

    private void mustNotHaveGivenTheRating(PersonId by) {
        mustNotHaveRated(by);
        if (Objects.equals(by, calibratedBy)) {
            throw new NotIndependent(by, "CALIBRATOR");
        }
    }

    @EventSourcingHandler
    void on(ReviewOpened event) {
        reviewId = event.reviewId();
        opened = event;
        status = ReviewStatus.OPEN;
    }

    @EventSourcingHandler
    void on(ReviewScored event) {
        status = ReviewStatus.SCORED;
        ratedBy = event.ratedBy();
        rating = event.result().rating();
    }

    @EventSourcingHandler
    void on(RatingCalibrated event) {
        rating = event.rating();
        calibratedBy = event.by();
    }

    @EventSourcingHandler
    void on(ReviewPublished event) {
        status = ReviewStatus.PUBLISHED;
    }

    @EventSourcingHandler
    void on(ReviewAcknowledged event) {
        acknowledgement = event;
    }

    @EventSourcingHandler
    void on(ReviewAppealed event) {
        status = ReviewStatus.APPEALED;
    }

    @EventSourcingHandler
    void on(RatingUpheld event) {
        status = ReviewStatus.SETTLED;
    }

    @EventSourcingHandler
    void on(RatingChangedOnAppeal event) {
        status = ReviewStatus.SETTLED;
        rating = event.rating();
    }
}
