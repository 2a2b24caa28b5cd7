package io.targetledger.review;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** An appeal that leaves the rating as it is upholds it. */
public final class RatingUnchanged extends Refusal {

    public RatingUnchanged(BigDecimal score) {
        super(RatingUnchanged.class, "score", Map.of("score", score));
    }
}
