package io.targetledger.review;

import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an assessment. Of raters who stay anonymous, these events, who caused them and when, are withheld as a
 * whole from the reviewed person and from everyone who does not answer for the process; nothing else tells who said what.
 */
public sealed interface AssessmentEvent {

    AssessmentId assessmentId();

    record AssessmentRequested(
            AssessmentId assessmentId,
            ReviewId reviewId,
            ReviewCycleId cycleId,
            PersonId person,
            RaterKind kind,
            RaterId rater)
            implements AssessmentEvent {}

    record AssessmentDrafted(
            AssessmentId assessmentId,
            List<DraftAnswer> answers,
            @Nullable PersonalText comment) implements AssessmentEvent {

        public AssessmentDrafted {
            answers = List.copyOf(answers);
        }
    }

    /** Every criterion that is asked of the rater's kind has one answer, in the order of the form. */
    record AssessmentSubmitted(
            AssessmentId assessmentId,
            List<Answer> answers,
            @Nullable PersonalText comment) implements AssessmentEvent {

        public AssessmentSubmitted {
            answers = List.copyOf(answers);
        }
    }

    record AssessmentDeclined(AssessmentId assessmentId, Reason reason) implements AssessmentEvent {}

    record AssessmentWithdrawn(AssessmentId assessmentId, Reason reason) implements AssessmentEvent {}
}
