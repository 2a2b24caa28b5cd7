package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** Only the reviewed person may do this. */
public final class NotTheReviewedPerson extends Refusal {

    public NotTheReviewedPerson(PersonId person) {
        super(NotTheReviewedPerson.class, "reviewId", Map.of("person", person));
    }
}
