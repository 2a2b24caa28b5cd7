package io.targetledger.review;

import io.targetledger.shared.Ids;

/**
 * Id of an assessment: {@code assessment/…}. The ones of the person and of the manager are named after the review; those
 * of peers and customers must be chosen at random, since ids are seen by those who may not learn who the rater is.
 */
public record AssessmentId(String value) {

    public AssessmentId {
        Ids.checked("assessmentId", value, "assessment");
    }

    public static AssessmentId ofSelf(ReviewId review) {
        return new AssessmentId("assessment/" + review.code() + ".self");
    }

    /** The assessment by the manager of the day the cycle was opened. */
    public static AssessmentId ofManager(ReviewId review) {
        return new AssessmentId("assessment/" + review.code() + ".manager");
    }

    @Override
    public String toString() {
        return value;
    }
}
