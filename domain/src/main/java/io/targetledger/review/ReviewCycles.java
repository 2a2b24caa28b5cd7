package io.targetledger.review;

import java.util.Optional;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** The cycles of reviews, for rules of what belongs to them. */
public interface ReviewCycles {

    /**
     * The cycle as it stands. Its status must still stand when what was decided on it is recorded: an answer must not be
     * recorded after the scores were worked out. Guarded by the events that take a cycle from one status to another.
     */
    Optional<Cycle> find(ReviewCycleId cycleId);

    /** The person as the cycle pinned them; nothing for whom it does not review. It never changes. */
    Optional<ReviewedPerson> reviewed(ReviewCycleId cycleId, PersonId person);

    /** @throws UnknownReviewCycle */
    default Cycle existing(ReviewCycleId cycleId) {
        return find(cycleId).orElseThrow(() -> new UnknownReviewCycle(cycleId));
    }

    /** @throws NotInReviewCycle */
    default ReviewedPerson mustReview(ReviewCycleId cycleId, PersonId person) {
        return reviewed(cycleId, person).orElseThrow(() -> new NotInReviewCycle(person, cycleId));
    }

    /**
     * A cycle.
     *
     * @param pinned null until it is opened
     */
    record Cycle(
            ReviewCycleId cycleId,
            ReviewCycleStatus status,
            Period period,
            @Nullable Pinned pinned) {

        /** @throws ReviewCycleStatusForbids unless this is done in its status */
        Pinned mustAllow(CycleAction action) {
            status.mustAllow(action);
            if (pinned == null) {
                throw new IllegalStateException(cycleId + " is " + status + " and yet has no form");
            }
            return pinned;
        }
    }

    /** What a cycle pinned when it was opened; it never changes. */
    record Pinned(ReviewTemplateId templateId, int templateVersion, ReviewForm form, long cutOff) {}
}
