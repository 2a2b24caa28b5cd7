package io.targetledger.apikey;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.fact.Reach;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.springframework.stereotype.Component;

/** What keys may be limited to: tables and units that there are, and tables that know units. */
@Component
final class ApiKeyScopes {

    private final FactTables tables;
    private final OrganisationQueries organisation;
    private final Views views;

    ApiKeyScopes(FactTables tables, OrganisationQueries organisation, Views views) {
        this.tables = tables;
        this.organisation = organisation;
        this.views = views;
    }

    /**
     * @throws Refusal {@code UNKNOWN_NAME} for what is no table, {@code UNKNOWN_UNIT}, {@code FACTS_OF_EVERYBODY} for a table that cannot
     *     be limited to units
     */
    ApiKeyScope of(List<String> facts, List<String> units) {
        List<UnitId> known = units.stream().map(this::known).toList();
        for (String given : facts) {
            FactTable<?> table = tables.named(given)
                    .orElseThrow(() -> new Refusal(
                            "UNKNOWN_NAME",
                            "facts",
                            Map.of("field", "facts", "given", Text.shown(given), "allowed", names(false))));
            if (!known.isEmpty() && table.reach() == Reach.EVERYBODY) {
                throw new Refusal("FACTS_OF_EVERYBODY", "facts", Map.of("given", given, "allowed", names(true)));
            }
        }
        return new ApiKeyScope(facts, known);
    }

    private UnitId known(String given) {
        UnitId unit = new UnitId(given);
        if (organisation.chart(views.upToDate()).unit(unit).isEmpty()) {
            throw new Refusal("UNKNOWN_UNIT", "units", Map.of("given", given));
        }
        return unit;
    }

    private String names(boolean ofUnitsOnly) {
        return tables.all().stream()
                .filter(table -> !ofUnitsOnly || table.reach() != Reach.EVERYBODY)
                .map(FactTable::name)
                .collect(Collectors.joining(", "));
    }
}
