package io.targetledger.review;

import java.util.List;

/** Who can be asked, and who was, for assessments of a person. */
public interface Raters {

    /** Whether the person or customer was ever recorded. It stays so, and needs no guard. */
    boolean exists(RaterId rater);

    /**
     * The requests for assessments of a review that were neither declined nor withdrawn. None may be added before what
     * was decided on the answer is recorded: guarded by {@code review.AssessmentRequested}.
     */
    List<Asked> asked(ReviewId reviewId);

    record Asked(RaterKind kind, RaterId rater) {}
}
