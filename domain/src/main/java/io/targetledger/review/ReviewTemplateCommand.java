package io.targetledger.review;

import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a template of reviews. */
public sealed interface ReviewTemplateCommand extends Command {

    ReviewTemplateId templateId();

    @Override
    default String aggregate() {
        return templateId().value();
    }

    /** The same form sent again records nothing, a different one under the same id is refused. */
    record DefineReviewTemplate(@TargetAggregateIdentifier ReviewTemplateId templateId, ReviewForm form)
            implements ReviewTemplateCommand {}

    /** Makes the next version; cycles opened before keep theirs. Needs a reason. */
    record ReviseReviewTemplate(
            @TargetAggregateIdentifier ReviewTemplateId templateId,
            ReviewForm form,
            @Nullable Reason reason) implements ReviewTemplateCommand {}

    /** Needs a reason. */
    record RetireReviewTemplate(
            @TargetAggregateIdentifier ReviewTemplateId templateId,
            @Nullable Reason reason) implements ReviewTemplateCommand {}
}
