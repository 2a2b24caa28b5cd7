package io.targetledger.review;

import io.targetledger.shared.Reason;

/** What happened to a template of reviews. Versions count from 1. */
public sealed interface ReviewTemplateEvent {

    ReviewTemplateId templateId();

    record ReviewTemplateDefined(ReviewTemplateId templateId, int version, ReviewForm form)
            implements ReviewTemplateEvent {}

    record ReviewTemplateRevised(
            ReviewTemplateId templateId, int version, ReviewForm previous, ReviewForm form, Reason reason)
            implements ReviewTemplateEvent {}

    record ReviewTemplateRetired(ReviewTemplateId templateId, Reason reason) implements ReviewTemplateEvent {}
}
