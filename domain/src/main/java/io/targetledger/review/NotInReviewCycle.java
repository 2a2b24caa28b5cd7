package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** The person is not among those whom the cycle reviews. */
public final class NotInReviewCycle extends Refusal {

    public NotInReviewCycle(PersonId person, ReviewCycleId cycle) {
        super(NotInReviewCycle.class, "personId", Map.of("person", person, "cycle", cycle));
    }
}
