package io.targetledger.review;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The answers of raters, for the rule that makes a result of them and for nothing else: they tell who said what. */
public interface SubmittedAssessments {

    /**
     * All assessments of the review that were submitted. Asked only once the cycle is past taking answers, so the answer
     * never changes and needs no guard beside that of the cycle's status.
     */
    List<Submitted> of(ReviewId reviewId);

    /** One of them. */
    record Submitted(
            RaterKind kind,
            RaterId rater,
            List<Answer> answers,
            @Nullable PersonalText comment) {

        public Submitted {
            answers = List.copyOf(answers);
        }
    }
}
