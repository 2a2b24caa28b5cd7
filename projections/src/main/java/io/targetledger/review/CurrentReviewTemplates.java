package io.targetledger.review;

import java.util.Optional;

import io.targetledger.projection.Decisions;

/** The templates of reviews as the rules of cycles read them. */
public final class CurrentReviewTemplates implements ReviewTemplates {

    private final ReviewTemplateQueries templates;
    private final Decisions decisions;

    public CurrentReviewTemplates(ReviewTemplateQueries templates, Decisions decisions) {
        this.templates = templates;
        this.decisions = decisions;
    }

    @Override
    public Optional<Entry> find(ReviewTemplateId templateId) {
        return templates
                .find(templateId, decisions.reading())
                .map(found -> new Entry(
                        templateId,
                        found.view().formVersion(),
                        found.view().form(),
                        found.view().retired()));
    }
}
