package io.targetledger.export;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.demo.Demo;
import io.targetledger.fact.Column;
import io.targetledger.fact.ColumnType;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** DuckDB reads in the Parquet files of the demo company what GraphQL says. */
class ParquetOfTablesTest {

    private static final String LARGE = "999999999999999999.999999";

    @TempDir
    static Path directory;

    static TestServer server;
    static TestClient bi;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.of(2026, 5, 15));
        bi = server.as("bi.service", Role.BI);
        server.as("root", Role.ADMIN)
                .change(
                        "recordMeasurement",
                        input(
                                "metricId", "metric/revenue",
                                "subjectId", "unit/key-accounts",
                                "on", "2026-02-28",
                                "amount", LARGE))
                .ok();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record File(Path path, String snapshot, String position) {

        String sql() {
            return DuckDb.quoted(path);
        }
    }

    private static File file(String table) {
        bi.settle().run();
        try {
            HttpResponse<Path> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(bi.url().resolve("/export/" + table + ".parquet"))
                                    .header("Authorization", "Bearer " + bi.token())
                                    .build(),
                            BodyHandlers.ofFile(directory.resolve(table + ".parquet")));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/vnd.apache.parquet");
            return new File(
                    response.body(),
                    response.headers().firstValue("X-Ledger-Snapshot").orElseThrow(),
                    response.headers().firstValue("X-Ledger-Position").orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Map<String, Object>> rows(FactTable<?> table, String snapshot) {
        String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(" "));
        List<Map<String, Object>> rows = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Answer page = bi.ask(
                            ("{ page: %s(first: 5000, snapshot: \"%s\"%s)" + " { rows { %s } endCursor hasNextPage } }")
                                    .formatted(table.name(), snapshot, after, columns))
                    .ok();
            rows.addAll(page.all("page.rows[*]"));
            after = ", after: \"" + page.get("page.endCursor") + "\"";
            more = page.get("page.hasNextPage");
        }
        return rows;
    }

    /** Whole numbers and days are told by JSON and JDBC in different Java types. */
    private static Map<String, Object> asText(Map<String, Object> row) {
        Map<String, Object> text = new LinkedHashMap<>();
        row.forEach((name, value) -> text.put(name, value == null ? null : value.toString()));
        return text;
    }

    private static String typeOf(ColumnType type) {
        return switch (type) {
            case STRING, ID -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(38,6)";
            case DATE -> "DATE";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
            case BOOLEAN -> "BOOLEAN";
        };
    }

    @Test
    void everyTableHasTheRowsOfGraphQlInItsOwnTypes() throws Exception {
        try (DuckDb duck = new DuckDb()) {
            for (FactTable<?> table : server.bean(FactTables.class).all()) {
                File file = file(table.name());

                assertThat(duck.ask("DESCRIBE SELECT * FROM " + file.sql()).stream()
                                .map(column -> column.get("column_name") + " " + column.get("column_type")))
                        .as(table.name())
                        .isEqualTo(table.columns().stream()
                                .map(column -> column.name() + " " + typeOf(column.type()))
                                .toList());
                assertThat(duck
                                .ask("SELECT repetition_type FROM parquet_schema(" + file.sql()
                                        + ") WHERE num_children IS NULL")
                                .stream()
                                .map(column -> column.get("repetition_type")))
                        .as(table.name())
                        .isEqualTo(table.columns().stream()
                                .map(column -> column.nullable() ? "OPTIONAL" : "REQUIRED")
                                .toList());
                List<Map<String, Object>> expected = rows(table, file.snapshot());
                assertThat(expected).as(table.name()).isNotEmpty();
                assertThat(duck.ask("SELECT * FROM " + file.sql()).stream().map(ParquetOfTablesTest::asText))
                        .as(table.name())
                        .isEqualTo(expected.stream()
                                .map(ParquetOfTablesTest::asText)
                                .toList());
            }
        }
    }

    @Test
    void nothingIsRoundedAndChineseIsChinese() throws Exception {
        try (DuckDb duck = new DuckDb()) {
            String measurements = file("measurementFacts").sql();
            assertThat(duck.one("SELECT max(amount) FROM " + measurements)).isEqualTo(LARGE);
            assertThat(duck.one("SELECT metricNameZh FROM " + measurements + " WHERE metricId = 'metric/revenue'"))
                    .isEqualTo(server.as("root", Role.ADMIN)
                            .ask("{ metric(id: \"metric/revenue\") { names { zh } } }")
                            .ok()
                            .get("metric.names.zh"));
            assertThat((Long) duck.one("SELECT count(*) FROM " + measurements + " WHERE customerName IS NULL"))
                    .isPositive();
        }
    }

    @Test
    void theFileTellsWhatItWasReadAt() throws Exception {
        File file = file("goalFacts");
        try (DuckDb duck = new DuckDb()) {
            Map<Object, Object> metadata = new LinkedHashMap<>();
            duck.ask("SELECT decode(key) k, decode(value) v FROM parquet_kv_metadata(" + file.sql() + ")")
                    .forEach(pair -> metadata.put(pair.get("k"), pair.get("v")));
            assertThat(metadata)
                    .containsEntry("target-ledger.table", "goalFacts")
                    .containsEntry("target-ledger.snapshot", file.snapshot())
                    .containsEntry("target-ledger.position", file.position());
        }
    }

    @Test
    void aQueryOverTheFileSaysWhatTheTrendSays() throws Exception {
        try (DuckDb duck = new DuckDb()) {
            for (boolean byPerson : new boolean[] {false, true}) {
                List<Map<String, Object>> trend =
                        bi.ask("""
                                {
                                  trend(measure: ACTUAL, groupBy: %s, bucket: MONTH, from: "2026-01-01", to: "2026-05-31",
                                        filter: {metric: "metric/revenue"}) { rows { start groupId value } }
                                }""".formatted(byPerson ? "OWNER" : "NONE")).ok().all("trend.rows[*]");
                List<Map<String, Object>> sql = duck.ask("""
                        SELECT CAST(date_trunc('month', businessDate) AS DATE) AS start, %s AS groupId, sum(amount) AS value
                        FROM %s
                        WHERE metricId = 'metric/revenue' AND NOT deleted AND subjectId SIMILAR TO '%s/.*'
                          AND businessDate BETWEEN '2026-01-01' AND '2026-05-31'
                        GROUP BY ALL""".formatted(
                                byPerson ? "subjectId" : "NULL",
                                file("measurementFacts").sql(),
                                byPerson ? "person" : "(person|unit)"));

                assertThat(trend.stream()
                                .filter(row -> row.get("value") != null
                                        && !row.get("value").equals("0"))
                                .map(ParquetOfTablesTest::asText))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(
                                sql.stream().map(ParquetOfTablesTest::asText).toList());
            }
        }
    }
}
