package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** The rater was asked already for an assessment of this person in this cycle. */
public final class RaterAlreadyAsked extends Refusal {

    public RaterAlreadyAsked(RaterId rater, PersonId person) {
        super(RaterAlreadyAsked.class, "raterId", Map.of("rater", rater, "person", person));
    }
}
