package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Raters of this kind do not answer this criterion. */
public final class CriterionNotAsked extends Refusal {

    public CriterionNotAsked(String given, String asked) {
        super(CriterionNotAsked.class, "answers.criterion", Map.of("given", given, "asked", asked));
    }
}
