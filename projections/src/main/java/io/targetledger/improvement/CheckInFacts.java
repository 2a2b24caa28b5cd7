package io.targetledger.improvement;

import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Views;

import static io.targetledger.improvement.PlanFold.PLANS;

/** The table {@code checkInFacts}. */
public final class CheckInFacts {

    static final String NAME = "checkInFacts";

    private CheckInFacts() {}

    public static FactTable<CheckInFact> table(Views views, OrganisationQueries organisation, FactNames names) {
        return new ViewFactTable<>(
                        NAME,
                        CheckInFact.class,
                        views,
                        PLANS,
                        Filters.empty(),
                        List.of(FactFilter.text("status", "view.status", "Of plans in this status.", "计划状态")),
                        (versions, at) -> {
                            PlanUnits units = PlanUnits.of(versions, organisation, at);
                            FactNames.Known known = names.of(versions.stream().map(units::of), at);
                            return versions.stream()
                                    .map(version -> IntStream.rangeClosed(
                                                    1, version.view().checkIns().size())
                                            .mapToObj(
                                                    number -> CheckInFact.of(version, number, units.of(version), known))
                                            .toList())
                                    .toList();
                        })
                .ofUnit(CheckInFact::unitId);
    }
}
