package io.targetledger.review;

import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import org.jspecify.annotations.Nullable;

/** {@link ReviewTemplateView} × {@link ReviewTemplateEvent} → {@link ReviewTemplateView}. */
public final class ReviewTemplateFold implements AggregateFold<ReviewTemplateView, ReviewTemplateEvent> {

    public static final ReviewTemplateFold TEMPLATES = new ReviewTemplateFold();

    private ReviewTemplateFold() {}

    @Override
    public String name() {
        return "reviewTemplate";
    }

    @Override
    public Class<ReviewTemplateView> viewType() {
        return ReviewTemplateView.class;
    }

    @Override
    public Class<ReviewTemplateEvent> eventType() {
        return ReviewTemplateEvent.class;
    }

    @Override
    public @Nullable ReviewTemplateView evolve(
            @Nullable ReviewTemplateView before, ReviewTemplateEvent event, EventContext context) {
        if (event instanceof ReviewTemplateDefined defined) {
            return new ReviewTemplateView(defined.form(), defined.version(), false);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof ReviewTemplateRevised revised) {
            return new ReviewTemplateView(revised.form(), revised.version(), before.retired());
        }
        if (event instanceof ReviewTemplateRetired) {
            return new ReviewTemplateView(before.form(), before.formVersion(), true);
        }
        return before;
    }
}
