package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No template of this id was ever defined. */
public final class UnknownReviewTemplate extends Refusal {

    public UnknownReviewTemplate(ReviewTemplateId given) {
        super(UnknownReviewTemplate.class, "templateId", Map.of("given", given));
    }
}
