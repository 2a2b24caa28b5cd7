package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Every criterion that is asked needs a score and the evidence for it. */
public final class AssessmentIncomplete extends Refusal {

    public AssessmentIncomplete(String missing) {
        super(AssessmentIncomplete.class, "answers", Map.of("missing", missing));
    }
}
