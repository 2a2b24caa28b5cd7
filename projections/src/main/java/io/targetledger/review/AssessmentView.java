package io.targetledger.review;

import java.util.List;

import io.targetledger.organisation.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What one rater says of one person: never shown without asking who asks.
 *
 * @param answers as drafted, and complete once it is submitted
 * @param reason why it was declined or withdrawn
 */
public record AssessmentView(
        ReviewId review,
        ReviewCycleId cycle,
        PersonId person,
        RaterKind kind,
        RaterId rater,
        AssessmentStatus status,
        List<DraftAnswer> answers,
        @Nullable PersonalText comment,
        @Nullable String reason) {

    static AssessmentView of(AssessmentEvent.AssessmentRequested requested) {
        return new AssessmentView(
                requested.reviewId(),
                requested.cycleId(),
                requested.person(),
                requested.kind(),
                requested.rater(),
                AssessmentStatus.REQUESTED,
                List.of(),
                null,
                null);
    }

    AssessmentView answered(
            AssessmentStatus newStatus, List<DraftAnswer> newAnswers, @Nullable PersonalText newComment) {
        return new AssessmentView(review, cycle, person, kind, rater, newStatus, newAnswers, newComment, reason);
    }

    AssessmentView ended(AssessmentStatus newStatus, String because) {
        return new AssessmentView(review, cycle, person, kind, rater, newStatus, answers, comment, because);
    }

    /** Without what was not handed in. */
    AssessmentView withoutDraft() {
        return status == AssessmentStatus.SUBMITTED
                ? this
                : new AssessmentView(review, cycle, person, kind, rater, status, List.of(), null, reason);
    }
}
