package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** Of this kind there is one rater for a person, and that one was asked already. */
public final class RaterKindAlreadyAsked extends Refusal {

    public RaterKindAlreadyAsked(RaterKind kind, PersonId person) {
        super(RaterKindAlreadyAsked.class, "kind", Map.of("kind", kind, "person", person));
    }
}
