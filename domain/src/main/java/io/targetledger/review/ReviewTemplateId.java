package io.targetledger.review;

import io.targetledger.shared.Ids;

/** Id of a template of reviews: {@code review-template/…}. */
public record ReviewTemplateId(String value) {

    public ReviewTemplateId {
        Ids.checked("templateId", value, "review-template");
    }

    @Override
    public String toString() {
        return value;
    }
}
