package io.targetledger.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.ReviewCycleCommand.BeginAssessment;
import io.targetledger.review.ReviewCycleCommand.BeginCalibration;
import io.targetledger.review.ReviewCycleCommand.CancelReviewCycle;
import io.targetledger.review.ReviewCycleCommand.CloseReviewCycle;
import io.targetledger.review.ReviewCycleCommand.OpenReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PlanReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PublishReviewCycle;
import io.targetledger.review.ReviewCycleCommand.RescheduleReviewCycle;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePlanned;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleRescheduled;
import io.targetledger.shared.Differences;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A cycle of reviews. It settles who is reviewed and by what, and leads all reviews through their steps together; see
 * {@link ReviewCycleStatus}. The reviews are opened, scored and published by commands of their own, each of which can be
 * repeated: the next step is refused until that was done for all.
 */
public final class ReviewCycle {

    @AggregateIdentifier
    private ReviewCycleId cycleId;

    private ReviewCyclePlanned plan;
    private CycleSchedule schedule;
    private ReviewCycleStatus status;

    /** How many people are reviewed. */
    private int population;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private ReviewCycle() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlanReviewCycle command, OrganisationRegister organisation, ReviewTemplates templates) {
        ReviewCyclePlanned planned = new ReviewCyclePlanned(
                command.cycleId(),
                command.name(),
                command.cadence(),
                command.period(),
                command.population(),
                command.templateId(),
                command.schedule());
        if (cycleId == null) {
            command.cadence().mustSuit(command.period());
            organisation.levelOfExisting(
                    "population", command.population(), command.period().end());
            templateInUse(command.templateId(), templates);
            apply(planned);
        } else if (!planned.equals(plan)) {
            throw new ReviewCycleAlreadyPlanned(cycleId, Differences.between(plan, planned));
        }
    }

    private static ReviewTemplates.Entry templateInUse(ReviewTemplateId id, ReviewTemplates templates) {
        ReviewTemplates.Entry template = templates.find(id).orElseThrow(() -> new UnknownReviewTemplate(id));
        if (template.retired()) {
            throw new ReviewTemplateIsRetired(id);
        }
        return template;
    }

    @CommandHandler
    void handle(RescheduleReviewCycle command) {
        status.mustAllow(CycleAction.RESCHEDULE);
        if (command.schedule().equals(schedule)) {
            return;
        }
        mustKeepWhatIsPast(command.schedule());
        apply(new ReviewCycleRescheduled(cycleId, schedule, command.schedule(), command.requiredReason()));
    }

    private void mustKeepWhatIsPast(CycleSchedule asked) {
        for (ReviewCycleStatus taken : ReviewCycleStatus.values()) {
            LocalDate day = schedule.dayOf(taken);
            if (day != null && taken.compareTo(status) <= 0 && !day.equals(asked.dayOf(taken))) {
                throw new StepAlreadyTaken(taken, day);
            }
        }
    }

    @CommandHandler
    void handle(OpenReviewCycle command, ReviewPopulation organisation, ReviewTemplates templates, Clock clock) {
        LocalDate today = step(CycleAction.OPEN, command, clock);
        ReviewTemplates.Entry template = templateInUse(plan.templateId(), templates);
        UnitId unit = plan.population();
        ReviewPopulation.Population found = organisation.of(unit, plan.period().end());
        List<ReviewedPerson> people = found.people();
        if (people.isEmpty()) {
            throw new NobodyToReview(unit, plan.period().end());
        }
        apply(new ReviewCycleOpened(
                cycleId,
                template.templateId(),
                template.version(),
                template.form(),
                found.position(),
                people,
                today,
                command.reason()));
    }

    @CommandHandler
    void handle(BeginAssessment command, CycleProgress progress, Clock clock) {
        LocalDate today = step(CycleAction.BEGIN_ASSESSMENT, command, clock);
        mustBeAll("OPENED", progress.of(cycleId).opened());
        apply(new AssessmentBegun(cycleId, today, command.reason()));
    }

    @CommandHandler
    void handle(BeginCalibration command, Clock clock) {
        LocalDate today = step(CycleAction.BEGIN_CALIBRATION, command, clock);
        apply(new CalibrationBegun(cycleId, today, command.reason()));
    }

    @CommandHandler
    void handle(PublishReviewCycle command, CycleProgress progress, Clock clock) {
        LocalDate today = step(CycleAction.PUBLISH, command, clock);
        mustBeAll("SCORED", progress.of(cycleId).scored());
        apply(new ReviewCyclePublished(cycleId, today, command.reason()));
    }

    @CommandHandler
    void handle(CloseReviewCycle command, CycleProgress progress, Clock clock) {
        LocalDate today = step(CycleAction.CLOSE, command, clock);
        CycleProgress.Progress reached = progress.of(cycleId);
        mustBeAll("PUBLISHED", reached.published());
        if (reached.undecidedAppeals() > 0) {
            throw new AppealsUndecided(reached.undecidedAppeals());
        }
        apply(new ReviewCycleClosed(cycleId, today, command.reason()));
    }

    @CommandHandler
    void handle(CancelReviewCycle command) {
        status.mustAllow(CycleAction.CANCEL);
        apply(new ReviewCycleCancelled(cycleId, command.requiredReason()));
    }

    /** Today, once it is certain that the next step may be taken: all were told its day, so an earlier one is explained. */
    private LocalDate step(CycleAction action, ReviewCycleCommand command, Clock clock) {
        status.mustAllow(action);
        LocalDate today = LocalDate.now(clock);
        ReviewCycleStatus next = status.next();
        LocalDate planned = next == null ? null : schedule.dayOf(next);
        if (planned != null && today.isBefore(planned) && command.reason() == null) {
            throw new ReasonNeededBeforeDate(planned, today);
        }
        return today;
    }

    private void mustBeAll(String lacking, int done) {
        if (done < population) {
            throw new ReviewsIncomplete(lacking, done, population);
        }
    }

    @EventSourcingHandler
    void on(ReviewCyclePlanned event) {
        cycleId = event.cycleId();
        plan = event;
        schedule = event.schedule();
        status = ReviewCycleStatus.PLANNED;
    }

    @EventSourcingHandler
    void on(ReviewCycleRescheduled event) {
        schedule = event.schedule();
    }

    @EventSourcingHandler
    void on(ReviewCycleOpened event) {
        status = ReviewCycleStatus.OPEN;
        population = event.people().size();
    }

    @EventSourcingHandler
    void on(AssessmentBegun event) {
        status = ReviewCycleStatus.ASSESSING;
    }

    @EventSourcingHandler
    void on(CalibrationBegun event) {
        status = ReviewCycleStatus.CALIBRATING;
    }

    @EventSourcingHandler
    void on(ReviewCyclePublished event) {
        status = ReviewCycleStatus.PUBLISHED;
    }

    @EventSourcingHandler
    void on(ReviewCycleClosed event) {
        status = ReviewCycleStatus.CLOSED;
    }

    @EventSourcingHandler
    void on(ReviewCycleCancelled event) {
        status = ReviewCycleStatus.CANCELLED;
    }
}
