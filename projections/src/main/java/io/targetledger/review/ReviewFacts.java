package io.targetledger.review;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.review.ReviewFold.REVIEWS;

/** The table {@code reviewFacts}. */
public final class ReviewFacts {

    static final String NAME = "reviewFacts";

    private ReviewFacts() {}

    public static FactTable<ReviewFact> table(Views views, FactNames names) {
        return new ViewFactTable<>(
                        NAME,
                        ReviewFact.class,
                        views,
                        REVIEWS,
                        Filters.empty(),
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
                                    .map(version -> List.of(ReviewFact.of(version, known)))
                                    .toList();
                        })
                .ofMemberAt("view.unit");
    }
}
