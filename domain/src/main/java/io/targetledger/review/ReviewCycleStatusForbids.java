package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** What was asked is not done to, or in, a cycle of this status. */
public final class ReviewCycleStatusForbids extends Refusal {

    public ReviewCycleStatusForbids(ReviewCycleStatus status, String action, String allowed) {
        super(
                ReviewCycleStatusForbids.class,
                "cycleId",
                Map.of("status", status, "action", action, "allowed", allowed));
    }
}
