package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** The template is used for nothing new and stays as it is. */
public final class ReviewTemplateIsRetired extends Refusal {

    public ReviewTemplateIsRetired(ReviewTemplateId template) {
        super(ReviewTemplateIsRetired.class, "templateId", Map.of("template", template));
    }
}
