package io.targetledger.review;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** The review was acknowledged with another comment, which stays. */
public final class ReviewAlreadyAcknowledged extends Refusal {

    public ReviewAlreadyAcknowledged(LocalDate on) {
        super(ReviewAlreadyAcknowledged.class, "comment", Map.of("on", on));
    }
}
