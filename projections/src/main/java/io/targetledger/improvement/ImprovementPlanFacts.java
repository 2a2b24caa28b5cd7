package io.targetledger.improvement;

import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Views;

import static io.targetledger.improvement.PlanFold.PLANS;

/** The table {@code improvementPlanFacts}. */
public final class ImprovementPlanFacts {

    static final String NAME = "improvementPlanFacts";

    private ImprovementPlanFacts() {}

    public static FactTable<ImprovementPlanFact> table(Views views, OrganisationQueries organisation, FactNames names) {
        return new ViewFactTable<>(
                        NAME,
                        ImprovementPlanFact.class,
                        views,
                        PLANS,
                        Filters.empty(),
                        List.of(FactFilter.text("status", "view.status", "In this status.", "状态")),
                        (versions, at) -> {
                            PlanUnits units = PlanUnits.of(versions, organisation, at);
                            FactNames.Known known = names.of(versions.stream().map(units::of), at);
                            return versions.stream()
                                    .map(version -> List.of(ImprovementPlanFact.of(version, units.of(version), known)))
                                    .toList();
                        })
                .ofUnit(ImprovementPlanFact::unitId);
    }
}
