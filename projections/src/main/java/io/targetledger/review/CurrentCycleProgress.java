package io.targetledger.review;

import io.targetledger.projection.Decisions;
import io.targetledger.review.ReviewEvent.ReviewAppealed;

/** How far the reviews of a cycle have come, as its rules read it: no appeal may be made before what they decide. */
public final class CurrentCycleProgress implements CycleProgress {

    private final ReviewQueries reviews;
    private final Decisions decisions;

    public CurrentCycleProgress(ReviewQueries reviews, Decisions decisions) {
        this.reviews = reviews;
        this.decisions = decisions;
    }

    @Override
    public Progress of(ReviewCycleId cycleId) {
        return reviews.progress(cycleId, decisions.reading(ReviewAppealed.class));
    }
}
