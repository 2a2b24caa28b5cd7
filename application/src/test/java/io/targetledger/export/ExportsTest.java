package io.targetledger.export;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.targetledger.demo.Demo;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables as files say what the same tables say by GraphQL. */
class ExportsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TestServer server;
    static TestClient bi;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.of(2026, 5, 15));
        bi = server.as("bi.service", Role.BI);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(TestClient client, String path) {
        client.settle().run();
        URI url = client.url().resolve("/export/" + path);
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(url)
                            .header("Authorization", "Bearer " + client.token())
                            .header("Accept-Language", "en")
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<JsonNode> lines(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body()
                .lines()
                .map(line -> (JsonNode) JSON.readTree(line))
                .toList();
    }

    @Test
    void everyTableIsTheSameInBothFormats() {
        for (FactTable<?> table : server.bean(FactTables.class).all()) {
            HttpResponse<String> ndjson = get(bi, table.name() + ".ndjson");
            String snapshot = ndjson.headers().firstValue("X-Ledger-Snapshot").orElseThrow();
            List<JsonNode> lines = lines(ndjson);
            HttpResponse<String> csv = get(bi, table.name() + ".csv?snapshot=" + snapshot);
            List<CsvRecord> records = new ArrayList<>();
            CsvReader.builder().ofCsvRecord(csv.body()).forEach(records::add);

            assertThat(lines).as(table.name()).isNotEmpty();
            assertThat(records).as(table.name()).hasSize(lines.size() + 1);
            List<String> header = records.get(0).getFields();
            for (int i = 0; i < lines.size(); i++) {
                for (int field = 0; field < header.size(); field++) {
                    JsonNode value = lines.get(i).get(header.get(field));
                    String cell = records.get(i + 1).getField(field);
                    assertThat(cell.startsWith("'") ? cell.substring(1) : cell)
                            .isEqualTo(value.isNull() ? "" : value.asString());
                }
            }
        }
    }

    @Test
    void aFileSaysWhatGraphQlSays() {
        Answer page = bi.ask(
                        "{ measurementFacts(first: 10000) { snapshot rows { rowKey amount subjectName deleted } } }")
                .ok();
        List<JsonNode> lines =
                lines(get(bi, "measurementFacts.ndjson?snapshot=" + page.get("measurementFacts.snapshot")));
        List<Map<String, Object>> rows = page.all("measurementFacts.rows[*]");
        assertThat(lines).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(lines.get(i).get("rowKey").asString())
                    .isEqualTo(rows.get(i).get("rowKey"));
            assertThat(lines.get(i).get("amount").asString())
                    .isEqualTo(rows.get(i).get("amount"));
            assertThat(lines.get(i).get("subjectName").asString())
                    .isEqualTo(rows.get(i).get("subjectName"));
        }
    }

    @Test
    void anExportGoesOnBehindAPosition() {
        List<JsonNode> all = lines(get(bi, "targetRevisionFacts.ndjson"));
        long middle = all.get(all.size() / 2).get("changedAtPosition").asLong();
        List<JsonNode> rest = lines(get(bi, "targetRevisionFacts.ndjson?changedAfterPosition=" + middle));
        assertThat(rest)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allSatisfy(
                        row -> assertThat(row.get("changedAtPosition").asLong()).isGreaterThan(middle));
    }

    @Test
    void formulasAreNoFormulasInASpreadsheet() {
        server.as("root", Role.ADMIN)
                .change("registerCustomer", Map.of("code", "formula", "name", "=HYPERLINK(\"http://evil.example\")"));
        String csv = get(bi, "customerDimension.csv").body();
        assertThat(csv)
                .contains(",\"'=HYPERLINK(\"\"http://evil.example\"\")\",")
                .doesNotContain(",\"=HYPERLINK");
    }

    @Test
    void whatCannotBeExportedIsSaid() {
        assertThat(get(bi, "nonsense.csv").statusCode()).isEqualTo(404);
        assertThat(get(bi, "nonsense.csv").body()).contains("UNKNOWN_NAME", "goalFacts");
        assertThat(get(bi, "goalFacts.xlsx").body()).contains("UNKNOWN_NAME", "csv, ndjson");
        assertThat(get(bi, "goalFacts.csv?colour=red").statusCode()).isEqualTo(400);
        assertThat(get(bi, "goalFacts.csv?colour=red").body()).contains("colour", "changedAfterPosition");
        assertThat(get(bi, "goalFacts.csv?changedFrom=yesterday").body()).contains("PARAMETER_UNREADABLE", "yesterday");
        assertThat(get(bi, "goalFacts.csv?snapshot=nonsense").body()).contains("SNAPSHOT_INVALID");
        HttpResponse<String> refused = get(server.as("li.na", Role.SALES_REP), "goalFacts.csv");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("FORBIDDEN", "BI, ADMIN, AUDITOR");
    }
}
