package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** What was asked is not done to a review of this status. */
public final class ReviewStatusForbids extends Refusal {

    public ReviewStatusForbids(ReviewStatus status, String action, String allowed) {
        super(ReviewStatusForbids.class, "reviewId", Map.of("status", status, "action", action, "allowed", allowed));
    }
}
