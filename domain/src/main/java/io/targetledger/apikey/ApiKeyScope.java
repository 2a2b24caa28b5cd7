package io.targetledger.apikey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Refusal;

/**
 * What may be read by an API key.
 *
 * @param facts the tables of facts by the names of their queries, e.g. {@code goalFacts}; none means all of them, those still
 *     to come included
 * @param units whose rows, and those of all below them, may be read; none means everybody's
 */
public record ApiKeyScope(List<String> facts, List<UnitId> units) {

    private static final Pattern FACTS = Pattern.compile("[a-z][A-Za-z0-9]{0,58}(Facts|Dimension)");

    /** @throws Refusal {@code FACTS_INVALID} */
    public ApiKeyScope {
        facts = facts.stream().distinct().sorted().toList();
        units = units.stream()
                .distinct()
                .sorted(Comparator.comparing(UnitId::value))
                .toList();
        for (String given : facts) {
            if (!FACTS.matcher(given).matches()) {
                throw new Refusal("FACTS_INVALID", "facts", Map.of("given", given));
            }
        }
    }

    /** @param fact name of a query of facts */
    public boolean allows(String fact) {
        return facts.isEmpty() || facts.contains(fact);
    }
}
