package io.targetledger.review;

import java.util.Set;

import static io.targetledger.review.ReviewCycleStatus.ASSESSING;
import static io.targetledger.review.ReviewCycleStatus.CALIBRATING;
import static io.targetledger.review.ReviewCycleStatus.PLANNED;
import static io.targetledger.review.ReviewCycleStatus.PUBLISHED;

/** What is done to a cycle or to what belongs to it, and in which of its statuses. */
enum CycleAction {
    RESCHEDULE(Set.of(PLANNED, ReviewCycleStatus.OPEN, ASSESSING, CALIBRATING, PUBLISHED)),
    CANCEL(Set.of(PLANNED)),
    OPEN(Set.of(PLANNED)),
    BEGIN_ASSESSMENT(Set.of(ReviewCycleStatus.OPEN)),
    BEGIN_CALIBRATION(Set.of(ASSESSING)),
    PUBLISH(Set.of(CALIBRATING)),
    CLOSE(Set.of(PUBLISHED)),
    OPEN_REVIEW(Set.of(ReviewCycleStatus.OPEN)),
    ASK_RATER(Set.of(ReviewCycleStatus.OPEN, ASSESSING)),
    ANSWER(Set.of(ASSESSING)),
    SCORE_REVIEW(Set.of(CALIBRATING)),
    CALIBRATE_RATING(Set.of(CALIBRATING)),
    PUBLISH_REVIEW(Set.of(PUBLISHED)),
    RESPOND(Set.of(PUBLISHED));

    final Set<ReviewCycleStatus> in;

    CycleAction(Set<ReviewCycleStatus> in) {
        this.in = in;
    }
}
