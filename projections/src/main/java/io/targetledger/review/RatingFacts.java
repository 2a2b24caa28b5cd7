package io.targetledger.review;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.projection.Views;

/** The table {@code ratingFacts}. */
public final class RatingFacts {

    static final String NAME = "ratingFacts";

    private RatingFacts() {}

    public static FactTable<RatingFact> table(Views views, FactNames names) {
        return ReviewFacts.table(
                NAME, RatingFact.class, views, Filters.ne("view.publishedOn", null), names, RatingFact::of);
    }
}
