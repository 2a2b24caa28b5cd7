package io.targetledger.review;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;

import static io.targetledger.review.ReviewFold.REVIEWS;

/** The table {@code reviewFacts}, and what it shares with others of which a review is one row. */
public final class ReviewFacts {

    static final String NAME = "reviewFacts";

    private ReviewFacts() {}

    public static FactTable<ReviewFact> table(Views views, FactNames names) {
        return table(NAME, ReviewFact.class, views, Filters.empty(), names, ReviewFact::of);
    }

    /**
     * @param own what reviews must be to have a row
     * @param row of a review and the names of what it speaks of
     */
    static <R extends Record & FactRow> FactTable<R> table(
            String name,
            Class<R> rowType,
            Views views,
            Bson own,
            FactNames names,
            BiFunction<Versioned<ReviewView>, FactNames.Known, R> row) {
        return new ViewFactTable<>(
                        name,
                        rowType,
                        views,
                        REVIEWS,
                        own,
                        List.of(
                                FactFilter.id("cycleId", "view.cycle", "Of this cycle.", "考核周期"),
                                FactFilter.id("personId", "view.person", "Of this person.", "被考核人"),
                                FactFilter.id("unitId", "view.unit", "Of people of this unit.", "单位")),
                        (versions, at) -> {
                            FactNames.Known known = names.of(
                                    versions.stream()
                                            .flatMap(version -> Stream.of(
                                                    version.view().cycle(),
                                                    version.view().person(),
                                                    version.view().unit())),
                                    at);
                            return versions.stream()
                                    .map(version -> List.of(row.apply(version, known)))
                                    .toList();
                        })
                .ofMemberAt("view.unit");
    }
}
