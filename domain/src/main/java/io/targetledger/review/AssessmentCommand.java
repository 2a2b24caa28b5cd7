package io.targetledger.review;

import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an assessment. {@code by} is who asks, which for a person who rates must be themself. What a
 * customer said is recorded for them by somebody else, who is not the reviewed person.
 */
public sealed interface AssessmentCommand extends Command {

    AssessmentId assessmentId();

    @Override
    default String aggregate() {
        return assessmentId().value();
    }

    /** Asks a rater for an assessment; the same request sent again records nothing. */
    record RequestAssessment(
            @TargetAggregateIdentifier AssessmentId assessmentId,
            ReviewCycleId cycleId,
            PersonId person,
            RaterKind kind,
            RaterId rater)
            implements AssessmentCommand {}

    /** Keeps answers, given whole, for later; they may be incomplete. */
    record DraftAssessment(
            @TargetAggregateIdentifier AssessmentId assessmentId,
            PersonId by,
            List<DraftAnswer> answers,
            @Nullable PersonalText comment)
            implements AssessmentCommand {

        public DraftAssessment {
            answers = List.copyOf(answers);
        }
    }

    /** Hands in what was drafted, which must be complete. It cannot be changed any more. */
    record SubmitAssessment(@TargetAggregateIdentifier AssessmentId assessmentId, PersonId by)
            implements AssessmentCommand {}

    /** The rater will not answer. Needs a reason. */
    record DeclineAssessment(
            @TargetAggregateIdentifier AssessmentId assessmentId,
            PersonId by,
            @Nullable Reason reason) implements AssessmentCommand {}

    /** The rater need not answer. Needs a reason. */
    record WithdrawAssessment(
            @TargetAggregateIdentifier AssessmentId assessmentId,
            @Nullable Reason reason) implements AssessmentCommand {}
}
