package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Not all reviews of the cycle have come as far as the next step takes; whatever opens, scores or publishes them is run again. */
public final class ReviewsIncomplete extends Refusal {

    public ReviewsIncomplete(String lacking, int done, int all) {
        super(ReviewsIncomplete.class, "cycleId", Map.of("lacking", lacking, "done", done, "all", all));
    }
}
