package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** What was asked is not done to an assessment of this status. */
public final class AssessmentStatusForbids extends Refusal {

    public AssessmentStatusForbids(AssessmentStatus status, String action) {
        super(AssessmentStatusForbids.class, "assessmentId", Map.of("status", status, "action", action));
    }
}
