package io.targetledger.review;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePlanned;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleRescheduled;
import org.jspecify.annotations.Nullable;

/** {@link ReviewCycleView} × {@link ReviewCycleEvent} → {@link ReviewCycleView}. */
public final class ReviewCycleFold implements AggregateFold<ReviewCycleView, ReviewCycleEvent> {

    public static final ReviewCycleFold CYCLES = new ReviewCycleFold();

    private ReviewCycleFold() {}

    @Override
    public String name() {
        return "reviewCycle";
    }

    @Override
    public Class<ReviewCycleView> viewType() {
        return ReviewCycleView.class;
    }

    @Override
    public Class<ReviewCycleEvent> eventType() {
        return ReviewCycleEvent.class;
    }

    @Override
    public @Nullable ReviewCycleView evolve(
            @Nullable ReviewCycleView before, ReviewCycleEvent event, EventContext context) {
        if (event instanceof ReviewCyclePlanned planned) {
            return new ReviewCycleView(
                    planned.name(),
                    planned.cadence(),
                    planned.period(),
                    planned.population(),
                    planned.templateId(),
                    planned.schedule(),
                    ReviewCycleStatus.PLANNED,
                    0,
                    null,
                    ReviewCycleView.Steps.NONE,
                    null);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof ReviewCycleRescheduled rescheduled) {
            return before.with(rescheduled.schedule());
        }
        if (event instanceof ReviewCycleOpened opened) {
            return before.opened(
                    opened.people().size(),
                    new ReviewCycleView.Pinned(opened.templateVersion(), opened.form(), opened.cutOff()),
                    opened.on());
        }
        if (event instanceof AssessmentBegun begun) {
            return before.reached(ReviewCycleStatus.ASSESSING, begun.on());
        }
        if (event instanceof CalibrationBegun begun) {
            return before.reached(ReviewCycleStatus.CALIBRATING, begun.on());
        }
        if (event instanceof ReviewCyclePublished published) {
            return before.reached(ReviewCycleStatus.PUBLISHED, published.on());
        }
        if (event instanceof ReviewCycleClosed closed) {
            return before.reached(ReviewCycleStatus.CLOSED, closed.on());
        }
        if (event instanceof ReviewCycleCancelled cancelled) {
            return before.cancelled(cancelled.reason().value());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.status", "to")),
                new IndexModel(Indexes.ascending("view.period.start", "key", "to")));
    }
}
