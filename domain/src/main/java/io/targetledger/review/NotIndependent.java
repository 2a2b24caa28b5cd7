package io.targetledger.review;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** Whoever is judged, or gave the rating in question, does not decide whether it is right. */
public final class NotIndependent extends Refusal {

    public NotIndependent(PersonId by, String role) {
        super(NotIndependent.class, "reviewId", Map.of("by", by, "role", role));
    }
}
