package io.targetledger.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.targetledger.fact.ColumnType;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.PointTerms;
import io.targetledger.fact.Snapshot;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the query string of an export asks for: the same that the table's field in GraphQL takes, by the same names, filters
 * beside the rest.
 */
final class ExportTerms {

    private static final String CHANGED_AFTER = "changedAfterPosition";
    private static final String CHANGED_FROM = "changedFrom";
    private static final String CHANGED_TO = "changedTo";
    private static final List<String> OWN = List.of(CHANGED_AFTER, CHANGED_FROM, CHANGED_TO);

    private final Map<String, String> given;

    private ExportTerms(Map<String, String> given) {
        this.given = given;
    }

    /** @throws Refusal {@code UNKNOWN_NAME} for a parameter that the table does not know */
    static ExportTerms of(Map<String, String> given, FactTable<?> table) {
        TreeSet<String> known =
                table.filters().stream().map(FactFilter::name).collect(Collectors.toCollection(TreeSet::new));
        known.addAll(OWN);
        known.addAll(PointTerms.NAMES);
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new Refusal(
                        "UNKNOWN_NAME",
                        name,
                        Map.of(
                                "field", table.name(),
                                "given", Text.shown(name),
                                "allowed", String.join(", ", known)));
            }
        }
        return new ExportTerms(given);
    }

    /**
     * @throws Refusal {@code SNAPSHOT_AND_POINT}, {@code PARAMETER_UNREADABLE}
     * @throws io.targetledger.projection.UnanswerableRead as the reading of a table by GraphQL does
     */
    Snapshot snapshot(Views views) {
        return PointTerms.of(given).snapshot(views);
    }

    /** @throws Refusal {@code PARAMETER_UNREADABLE} */
    FactQuestion question(FactTable<?> table) {
        Map<String, Object> filter = new HashMap<>();
        for (FactFilter condition : table.filters()) {
            Object value = condition.type() == ColumnType.DATE
                    ? read(condition.name(), LocalDate::parse, "2026-06-30")
                    : given.get(condition.name());
            if (value != null) {
                filter.put(condition.name(), value);
            }
        }
        return new FactQuestion(
                filter,
                null,
                FactTable.MOST_ROWS,
                read(CHANGED_AFTER, Long::valueOf, "4782"),
                read(CHANGED_FROM, Instant::parse, "2026-06-01T00:00:00Z"),
                read(CHANGED_TO, Instant::parse, "2026-07-01T00:00:00Z"));
    }

    private <T> @Nullable T read(String name, Function<String, T> parser, String example) {
        return PointTerms.read(given, name, parser, example);
    }
}
