package io.targetledger.review;

import java.util.Optional;

/** The templates of reviews, for rules that need them. */
public interface ReviewTemplates {

    /**
     * The template as it stands at the position that {@link ReviewPopulation} is read at; a later revision or retirement
     * does not undo what was decided on it.
     */
    Optional<Entry> find(ReviewTemplateId templateId);

    record Entry(ReviewTemplateId templateId, int version, ReviewForm form, boolean retired) {}
}
