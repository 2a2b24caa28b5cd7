package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** The rater cannot be of this kind for this person: themself is SELF, no other; a customer is CUSTOMER, no person. */
public final class RaterNotSuitable extends Refusal {

    public RaterNotSuitable(RaterId rater, RaterKind kind, PersonId person) {
        super(RaterNotSuitable.class, "raterId", Map.of("rater", rater, "kind", kind, "person", person));
    }
}
