package io.targetledger.review;

import java.util.List;
import java.util.Objects;

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
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * What one rater says about one person in one cycle. It is an aggregate of its own, so that its events and its history
 * can be withheld as a whole from whoever may not see them.
 */
public final class Assessment {

    @AggregateIdentifier
    private AssessmentId assessmentId;

    private AssessmentRequested request;
    private AssessmentStatus status;
    private List<DraftAnswer> answers = List.of();
    private @Nullable PersonalText comment;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Assessment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestAssessment command, ReviewCycles cycles, Raters raters) {
        ReviewId review = ReviewId.of(command.cycleId(), command.person());
        AssessmentRequested requested = new AssessmentRequested(
                command.assessmentId(), review, command.cycleId(), command.person(), command.kind(), command.rater());
        if (assessmentId != null) {
            if (!requested.equals(request)) {
                throw new AssessmentAlreadyRequested(assessmentId);
            }
            return;
        }
        ReviewForm form = cycles.existing(command.cycleId())
                .mustAllow(CycleAction.ASK_RATER)
                .form();
        cycles.mustReview(command.cycleId(), command.person());
        new RaterRule(form, raters).check(review, command.person(), command.kind(), command.rater());
        apply(requested);
    }

    @CommandHandler
    void handle(DraftAssessment command, ReviewCycles cycles) {
        mustAnswer(command.by());
        status.mustBeOutstanding("DRAFT");
        List<DraftAnswer> drafted = rule(cycles).checked(command.answers());
        if (drafted.equals(answers) && Objects.equals(command.comment(), comment)) {
            return;
        }
        apply(new AssessmentDrafted(assessmentId, drafted, command.comment()));
    }

    @CommandHandler
    void handle(SubmitAssessment command, ReviewCycles cycles) {
        mustAnswer(command.by());
        status.mustBeOutstanding("SUBMIT");
        apply(new AssessmentSubmitted(assessmentId, rule(cycles).complete(answers), comment));
    }

    private AnswerRule rule(ReviewCycles cycles) {
        ReviewForm form =
                cycles.existing(request.cycleId()).mustAllow(CycleAction.ANSWER).form();
        return new AnswerRule(form, request.kind());
    }

    @CommandHandler
    void handle(DeclineAssessment command, ReviewCycles cycles) {
        mustAnswer(command.by());
        status.mustBeOutstanding("DECLINE");
        cycles.existing(request.cycleId()).mustAllow(CycleAction.ASK_RATER);
        apply(new AssessmentDeclined(assessmentId, command.requiredReason()));
    }

    @CommandHandler
    void handle(WithdrawAssessment command, ReviewCycles cycles) {
        status.mustBeOutstanding("WITHDRAW");
        cycles.existing(request.cycleId()).mustAllow(CycleAction.ASK_RATER);
        apply(new AssessmentWithdrawn(assessmentId, command.requiredReason()));
    }

    /** A person answers for themself. For a customer somebody else does, but never who is judged. */
    private void mustAnswer(PersonId by) {
        boolean may = request.rater().isPerson() ? request.rater().is(by) : !by.equals(request.person());
        if (!may) {
            throw new NotTheRater();
        }
    }

    @EventSourcingHandler
    void on(AssessmentRequested event) {
        assessmentId = event.assessmentId();
        request = event;
        status = AssessmentStatus.REQUESTED;
    }

    @EventSourcingHandler
    void on(AssessmentDrafted event) {
        status = AssessmentStatus.DRAFTED;
        answers = event.answers();
        comment = event.comment();
    }

    @EventSourcingHandler
    void on(AssessmentSubmitted event) {
        status = AssessmentStatus.SUBMITTED;
    }

    @EventSourcingHandler
    void on(AssessmentDeclined event) {
        status = AssessmentStatus.DECLINED;
    }

    @EventSourcingHandler
    void on(AssessmentWithdrawn event) {
        status = AssessmentStatus.WITHDRAWN;
    }
}
