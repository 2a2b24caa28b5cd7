package io.targetledger.review;

import java.util.Optional;

import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;

/** The cycles as the rules of reviews and assessments read them: no step may be recorded before what they decide. */
public final class CurrentReviewCycles implements ReviewCycles {

    private static final Class<?>[] STEPS = {
        ReviewCycleOpened.class,
        AssessmentBegun.class,
        CalibrationBegun.class,
        ReviewCyclePublished.class,
        ReviewCycleClosed.class,
        ReviewCycleCancelled.class
    };

    private final ReviewCycleQueries cycles;
    private final Decisions decisions;

    public CurrentReviewCycles(ReviewCycleQueries cycles, Decisions decisions) {
        this.cycles = cycles;
        this.decisions = decisions;
    }

    @Override
    public Optional<Cycle> find(ReviewCycleId cycleId) {
        ReadPoint at = decisions.reading(STEPS);
        // Those under way are kept in memory; all others are read to say what they are.
        return cycles.underWay(at).stream()
                .filter(cycle -> cycle.key().equals(cycleId.value()))
                .findFirst()
                .or(() -> cycles.find(cycleId, at))
                .map(found -> cycle(cycleId, found.view()));
    }

    private static Cycle cycle(ReviewCycleId id, ReviewCycleView view) {
        ReviewCycleView.Pinned pinned = view.pinned();
        return new Cycle(
                id,
                view.status(),
                view.period(),
                pinned == null
                        ? null
                        : new Pinned(view.template(), pinned.templateVersion(), pinned.form(), pinned.cutOff()));
    }

    @Override
    public Optional<ReviewedPerson> reviewed(ReviewCycleId cycleId, PersonId person) {
        return cycles.reviewed(cycleId, person, decisions.readingWhatStays());
    }
}
