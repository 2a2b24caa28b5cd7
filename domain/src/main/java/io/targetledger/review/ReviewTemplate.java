package io.targetledger.review;

import io.targetledger.review.ReviewTemplateCommand.DefineReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.RetireReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.ReviseReviewTemplate;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import io.targetledger.shared.Differences;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** The form of reviews in all its versions: what is wrong with a form, {@link ReviewForm} knows. */
public final class ReviewTemplate {

    @AggregateIdentifier
    private ReviewTemplateId templateId;

    /** As first defined: a template loaded again must not undo what was revised since. */
    private ReviewForm first;

    private ReviewForm form;
    private int version;
    private boolean retired;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private ReviewTemplate() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DefineReviewTemplate command) {
        if (templateId == null) {
            apply(new ReviewTemplateDefined(command.templateId(), 1, command.form()));
        } else if (!command.form().equals(first) && !command.form().equals(form)) {
            throw new ReviewTemplateAlreadyDefined(templateId, Differences.between(form, command.form()));
        }
    }

    @CommandHandler
    void handle(ReviseReviewTemplate command) {
        mustBeInUse();
        if (command.form().equals(form)) {
            return;
        }
        apply(new ReviewTemplateRevised(templateId, version + 1, form, command.form(), command.requiredReason()));
    }

    @CommandHandler
    void handle(RetireReviewTemplate command) {
        mustBeInUse();
        apply(new ReviewTemplateRetired(templateId, command.requiredReason()));
    }

    private void mustBeInUse() {
        if (retired) {
            throw new ReviewTemplateIsRetired(templateId);
        }
    }

    @EventSourcingHandler
    void on(ReviewTemplateDefined event) {
        templateId = event.templateId();
        first = event.form();
        form = event.form();
        version = event.version();
    }

    @EventSourcingHandler
    void on(ReviewTemplateRevised event) {
        form = event.form();
        version = event.version();
    }

    @EventSourcingHandler
    void on(ReviewTemplateRetired event) {
        retired = true;
    }
}
