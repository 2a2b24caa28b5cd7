package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another form was defined under this id; it is revised with a reason. */
public final class ReviewTemplateAlreadyDefined extends Refusal {

    public ReviewTemplateAlreadyDefined(ReviewTemplateId template, String differences) {
        super(ReviewTemplateAlreadyDefined.class, "form", Map.of("template", template, "differences", differences));
    }
}
