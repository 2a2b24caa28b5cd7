package io.targetledger.review;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.RatingChangedOnAppeal;
import io.targetledger.review.ReviewEvent.RatingUpheld;
import io.targetledger.review.ReviewEvent.ReviewAcknowledged;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewView.Acknowledgement;
import io.targetledger.review.ReviewView.Appeal;
import io.targetledger.review.ReviewView.AppealOutcome;
import io.targetledger.review.ReviewView.Calibration;
import io.targetledger.review.ReviewView.Decision;
import org.jspecify.annotations.Nullable;

/** {@link ReviewView} × {@link ReviewEvent} → {@link ReviewView}. */
public final class ReviewFold implements AggregateFold<ReviewView, ReviewEvent> {

    public static final ReviewFold REVIEWS = new ReviewFold();

    private ReviewFold() {}

    @Override
    public String name() {
        return "review";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<ReviewView> viewType() {
        return ReviewView.class;
    }

    @Override
    public Class<ReviewEvent> eventType() {
        return ReviewEvent.class;
    }

    @Override
    public @Nullable ReviewView evolve(@Nullable ReviewView before, ReviewEvent event, EventContext context) {
        if (event instanceof ReviewOpened opened) {
            return ReviewView.of(opened, context.position());
        }
        if (before == null) {
            return null;
        }
        if (event instanceof ReviewScored scored) {
            return before.scored(scored.result(), scored.ratedBy());
        }
        if (event instanceof RatingCalibrated calibrated) {
            return before.calibrated(new Calibration(
                    calibrated.previous(),
                    calibrated.rating(),
                    calibrated.by(),
                    calibrated.reason().value()));
        }
        if (event instanceof ReviewPublished published) {
            return before.published(published.on());
        }
        if (event instanceof ReviewAcknowledged acknowledged) {
            return before.acknowledged(new Acknowledgement(acknowledged.on(), acknowledged.comment()));
        }
        if (event instanceof ReviewAppealed appealed) {
            return before.appealed(new Appeal(appealed.on(), appealed.grounds(), null));
        }
        if (event instanceof RatingUpheld upheld) {
            return before.settled(new Decision(
                    AppealOutcome.UPHELD,
                    upheld.rating(),
                    upheld.rating(),
                    upheld.by(),
                    upheld.reason().value()));
        }
        if (event instanceof RatingChangedOnAppeal changed) {
            return before.settled(new Decision(
                    AppealOutcome.CHANGED,
                    changed.previous(),
                    changed.rating(),
                    changed.by(),
                    changed.reason().value()));
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.cycle", "view.status", "to")),
                new IndexModel(Indexes.ascending("view.person", "to")));
    }
}
