package io.targetledger.review;

import java.util.Set;

import static io.targetledger.review.ReviewStatus.APPEALED;
import static io.targetledger.review.ReviewStatus.PUBLISHED;
import static io.targetledger.review.ReviewStatus.SCORED;
import static io.targetledger.review.ReviewStatus.SETTLED;

/** What is done to a review by people, and in which of its statuses. */
enum ReviewAction {
    CALIBRATE(Set.of(SCORED)),
    PUBLISH(Set.of(SCORED)),
    ACKNOWLEDGE(Set.of(PUBLISHED, APPEALED, SETTLED)),
    APPEAL(Set.of(PUBLISHED)),
    DECIDE(Set.of(APPEALED));

    final Set<ReviewStatus> in;

    ReviewAction(Set<ReviewStatus> in) {
        this.in = in;
    }
}
