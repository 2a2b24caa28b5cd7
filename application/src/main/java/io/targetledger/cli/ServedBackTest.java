package io.targetledger.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.console.ServedGraphQl;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Back-tests that a server runs. */
final class ServedBackTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String QUERY = """
            query($metric: ID!, $term: GoalTerm!, $team: ID, $until: LocalDate, $level: Decimal!) {
              forecastBackTest(metric: $metric, term: $term, team: $team, until: $until, level: $level) {
                rows { subjects elapsedShare cases skipped meanError naiveMeanError relativeError naiveRelativeError closer coverage } } }""";

    private final ServedGraphQl server;

    ServedBackTest(ServedGraphQl server) {
        this.server = server;
    }

    /** @throws io.targetledger.console.Refused where the server does not answer, or says no */
    List<BackTestTable.Line> rows(
            String metric, Term term, @Nullable String team, @Nullable LocalDate until, BigDecimal level) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("metric", metric);
        variables.put("term", term.name());
        variables.put("team", team);
        variables.put("until", until == null ? null : until.toString());
        variables.put("level", level.toPlainString());
        return server.ask(QUERY, variables)
                .at("/forecastBackTest/rows")
                .valueStream()
                .map(row -> JSON.treeToValue(row, BackTestTable.Line.class))
                .toList();
    }
}
