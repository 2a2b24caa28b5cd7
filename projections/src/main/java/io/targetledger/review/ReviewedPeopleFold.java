package io.targetledger.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import org.jspecify.annotations.Nullable;

/** Whom each cycle reviews, a view a person, so that a cycle of thousands stays a small view itself. */
public final class ReviewedPeopleFold implements Fold<ReviewedPersonView, ReviewCycleEvent> {

    public static final ReviewedPeopleFold REVIEWED_PEOPLE = new ReviewedPeopleFold();

    private ReviewedPeopleFold() {}

    @Override
    public String name() {
        return "reviewedPerson";
    }

    @Override
    public Class<ReviewedPersonView> viewType() {
        return ReviewedPersonView.class;
    }

    @Override
    public Class<ReviewCycleEvent> eventType() {
        return ReviewCycleEvent.class;
    }

    /** The cycle and the person's place in its list, e.g. {@code review-cycle/2026-q2#17}. */
    @Override
    public Set<String> keysOf(ReviewCycleEvent event, EventContext context) {
        Set<String> keys = new LinkedHashSet<>();
        if (event instanceof ReviewCycleOpened opened) {
            for (int place = 0; place < opened.people().size(); place++) {
                keys.add(opened.cycleId() + "#" + place);
            }
        }
        return keys;
    }

    /** A cycle is opened once. */
    @Override
    public boolean beginsView(ReviewCycleEvent event, EventContext context) {
        return true;
    }

    @Override
    public @Nullable ReviewedPersonView evolve(
            String key, @Nullable ReviewedPersonView before, ReviewCycleEvent event, EventContext context) {
        if (event instanceof ReviewCycleOpened opened) {
            ReviewedPerson person = opened.people().get(Integer.parseInt(key.substring(key.lastIndexOf('#') + 1)));
            return new ReviewedPersonView(opened.cycleId(), person.person(), person.unit(), person.manager());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("view.cycle", "view.person", "to")));
    }
}
