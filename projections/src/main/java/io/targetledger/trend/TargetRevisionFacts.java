package io.targetledger.trend;

import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.trend.TargetMoveFold.TARGET_MOVES;

/** The table {@code targetRevisionFacts}. */
public final class TargetRevisionFacts {

    static final String NAME = "targetRevisionFacts";

    private TargetRevisionFacts() {}

    public static FactTable<TargetRevisionFact> table(Views views, FactNames names) {
        return new ViewFactTable<>(
                NAME,
                TargetRevisionFact.class,
                views,
                TARGET_MOVES,
                Filters.empty(),
                List.of(
                        FactFilter.id("goalId", "view.goal", "Of this goal.", "目标"),
                        FactFilter.id("actor", "view.actor", "Revised by this actor.", "操作人")),
                (versions, at) -> {
                    FactNames.Known known = names.of(
                            versions.stream().map(version -> version.view().goal()), at);
                    return versions.stream()
                            .map(version -> List.of(TargetRevisionFact.of(version, known)))
                            .toList();
                });
    }
}
