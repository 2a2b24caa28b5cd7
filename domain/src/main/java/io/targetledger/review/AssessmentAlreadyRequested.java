package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another assessment was requested under this id. */
public final class AssessmentAlreadyRequested extends Refusal {

    public AssessmentAlreadyRequested(AssessmentId assessment) {
        super(AssessmentAlreadyRequested.class, "assessmentId", Map.of("assessment", assessment));
    }
}
