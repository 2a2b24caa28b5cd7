package io.targetledger.apikey;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.demo.Demo;
import io.targetledger.fact.Column;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.fact.Reach;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.RawClient;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What a key that is limited to units reads of the demo company, beside what is there for all. */
class KeysOfUnitsTest {

    private static final String TODAY = "2026-05-15";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static TestServer server;
    static TestClient admin;
    static TestClient bi;
    static TestClient china;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.parse(TODAY));
        admin = server.as("root", Role.ADMIN);
        bi = server.as("bi.service", Role.BI);
        china = keyOf("unit/china");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "goalFacts, ownerId, unit/china",
        "measurementFacts, subjectId, unit/china",
        "reviewFacts, unitId, unit/mid-market",
        "ratingFacts, unitId, unit/mid-market",
        "improvementPlanFacts, unitId, unit/china",
        "checkInFacts, unitId, unit/china",
        "organisationDimension, memberId, unit/china"
    })
    void itReadsTheRowsOfItsUnitsAndAllBelowInFullPagesAndFiles(String table, String member, String unit) {
        TestClient tool = keyOf(unit);
        String snapshot = bi.ask("{ ledgerNow: metricDimension(first: 1) { snapshot } }")
                .ok()
                .get("ledgerNow.snapshot");
        Set<String> members = membersOf(unit, TODAY, snapshot);
        List<Map<String, Object>> all = rows(bi, table, snapshot, 10_000);
        List<Map<String, Object>> theirs =
                all.stream().filter(row -> members.contains(row.get(member))).toList();

        assertThat(rows(tool, table, snapshot, 10_000)).isEqualTo(theirs).hasSizeLessThan(all.size());
        assertThat(rows(tool, table, snapshot, theirs.size() / 3 + 1)).isEqualTo(theirs);
        List<Object> keys = theirs.stream().map(row -> row.get("rowKey")).toList();
        assertThat(exported(tool, table, snapshot)).isEqualTo(keys);
        assertThat(byOData(tool, table, snapshot)).isEqualTo(keys);
        if (!table.equals("checkInFacts")) { // the demo company's check-ins are where its plans run
            assertThat(theirs).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"metricDimension", "productDimension", "calendarDimension"})
    void itReadsAllOfWhatTellsOfNobody(String table) {
        String snapshot =
                bi.ask("{ metricDimension(first: 1) { snapshot } }").ok().get("metricDimension.snapshot");

        assertThat(rows(china, table, snapshot, 10_000))
                .isEqualTo(rows(bi, table, snapshot, 10_000))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditFacts",
                "campaignFacts",
                "customerDimension",
                "segmentMembershipFacts",
                "targetRevisionFacts"
            })
    void itIsRefusedWhatDoesNotTellOfWhomItIs(String table) {
        Answer refused = china.ask("{ %s(first: 1) { rows { rowKey } } }".formatted(table));
        assertThat(refused.<Object>errors().toString())
                .contains("FORBIDDEN", "this API key is limited to units, and Query." + table + " does not tell");

        HttpResponse<String> file = RawClient.of(china).get("/export/" + table + ".csv");
        assertThat(file.statusCode()).isEqualTo(403);
        assertThat(file.body()).contains("FORBIDDEN", "limited to units");
        HttpResponse<String> odata = RawClient.of(china).get("/odata/" + table);
        assertThat(odata.statusCode()).isEqualTo(403);
        assertThat(odata.body()).contains("limited to units");
        assertThat(RawClient.of(china).get("/odata").body())
                .contains("goalFacts")
                .doesNotContain(table);
        assertThat(RawClient.of(china)
                        .get("/graphql/operations/" + table + "Page")
                        .body())
                .contains("FORBIDDEN");
    }

    @Test
    void everyTableIsOneOfThese() {
        Map<Reach, Long> tables = server.bean(FactTables.class).all().stream()
                .collect(Collectors.groupingBy(FactTable::reach, Collectors.counting()));

        assertThat(tables).isEqualTo(Map.of(Reach.UNITS, 7L, Reach.NOBODY, 3L, Reach.EVERYBODY, 5L));
    }

    @Test
    void itIsRefusedWhatIsWorkedOutOfEverybody() {
        String trend = "{ targetDrift(from: \"2026-01-01\", to: \"2026-05-15\") { __typename } }";

        assertThat(china.ask(trend).<Object>errors().toString()).contains("FORBIDDEN");
        assertThat(bi.ask(trend).<Object>errors())
                .as("with a role of no units it is answered")
                .isEmpty();
    }

    @Test
    void whoMovesAwayIsReadNoMoreFromTheNextSnapshotOn() {
        String mover = "person/he.jiong";
        TestClient science =
                server.withToken(create(input("name", "Life science", "units", List.of("unit/life-science")))
                        .get("key"));
        String before =
                bi.ask("{ metricDimension(first: 1) { snapshot } }").ok().get("metricDimension.snapshot");
        assertThat(owners(science, before)).contains(mover);

        admin.change(
                        "transferPerson",
                        input("personId", mover, "unitId", "unit/industry", "since", TODAY, "reason", "industry grows"))
                .ok();

        String after = bi.ask("{ metricDimension(first: 1) { snapshot } }").ok().get("metricDimension.snapshot");
        assertThat(owners(science, after)).isNotEmpty().doesNotContain(mover);
        assertThat(owners(science, before))
                .as("the same snapshot says the same")
                .contains(mover);
    }

    @Test
    void theKeySaysWhichUnitsAreItsOwnAndKeepsThemWhenRotated() {
        Answer created = create(input("name", "Two", "units", List.of("unit/uk", "unit/dach", "unit/uk")));
        String id = created.get("apiKey.id");
        assertThat(admin.ask("{ apiKey(id: \"%s\") { units } }".formatted(id)).<List<String>>get("apiKey.units"))
                .containsExactly("unit/dach", "unit/uk");

        String rotated =
                admin.change("rotateApiKey", input("apiKeyId", id), "key").get("key");
        assertThat(owners(server.withToken(rotated), null))
                .isNotEmpty()
                .allMatch(owner -> owner.startsWith("person/")
                        || List.of("unit/dach", "unit/uk").contains(owner));
    }

    @Test
    void aKeyThatCouldReadNothingIsNotMade() {
        assertThat(refusal(input("name", "X", "units", List.of("unit/atlantis"))))
                .isEqualTo("UNKNOWN_UNIT");
        assertThat(refusal(input("name", "X", "units", List.of("person/li.na"))))
                .isEqualTo("NOT_AN_ID");
        assertThat(refusal(
                        input("name", "X", "units", List.of("unit/uk"), "facts", List.of("goalFacts", "auditFacts"))))
                .isEqualTo("FACTS_OF_EVERYBODY");
    }

    private static TestClient keyOf(String unit) {
        return server.withToken(
                create(input("name", "Key of " + unit, "units", List.of(unit))).get("key"));
    }

    private static Answer create(Map<String, Object> key) {
        return admin.change("createApiKey", key, "key apiKey { id }").ok();
    }

    private static String refusal(Map<String, Object> key) {
        return admin.change("createApiKey", key).get("userErrors[0].code");
    }

    private static List<String> owners(TestClient reader, String snapshot) {
        String asked = snapshot == null ? "" : ", snapshot: \"" + snapshot + "\"";
        return reader.ask("{ goalFacts(first: 10000%s) { rows { ownerId } } }".formatted(asked))
                .ok()
                .all("goalFacts.rows[*].ownerId");
    }

    /** Worked out of the dimension that is there for all. */
    private static Set<String> membersOf(String unit, String day, String snapshot) {
        List<Map<String, Object>> placed = rows(bi, "organisationDimension", snapshot, 10_000).stream()
                .filter(row -> ((String) row.get("validFrom")).compareTo(day) <= 0
                        && (row.get("validTo") == null || ((String) row.get("validTo")).compareTo(day) > 0))
                .toList();
        Set<String> members = new HashSet<>(Set.of(unit));
        while (placed.stream()
                .filter(row -> members.contains(row.get("parentId")))
                .map(row -> members.add((String) row.get("memberId")))
                .reduce(false, Boolean::logicalOr)) {
            // until nobody is below who was not known to be
        }
        return members;
    }

    private static List<Map<String, Object>> rows(TestClient reader, String table, String snapshot, int size) {
        FactTable<?> found = server.bean(FactTables.class).named(table).orElseThrow();
        String columns = found.columns().stream().map(Column::name).collect(Collectors.joining(" "));
        List<Map<String, Object>> rows = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more) {
            Answer page = reader.ask("{ page: %s(first: %d, snapshot: \"%s\"%s) { rows { %s } endCursor hasNextPage } }"
                            .formatted(table, size, snapshot, after, columns))
                    .ok();
            List<Map<String, Object>> some = page.all("page.rows[*]");
            rows.addAll(some);
            more = page.get("page.hasNextPage");
            after = ", after: \"" + page.get("page.endCursor") + "\"";
            if (more) {
                assertThat(some).as("a page that is not the last").hasSize(size);
            }
        }
        return rows;
    }

    private static List<String> exported(TestClient reader, String table, String snapshot) {
        return RawClient.of(reader)
                .get("/export/" + table + ".ndjson" + RawClient.query("snapshot", snapshot))
                .body()
                .lines()
                .map(JSON::readTree)
                .map((JsonNode row) -> row.get("rowKey").asString())
                .toList();
    }

    private static List<String> byOData(TestClient reader, String table, String snapshot) {
        List<String> keys = new ArrayList<>();
        String page = "/odata/" + table + RawClient.query("snapshot", snapshot, "$select", "rowKey");
        while (true) {
            JsonNode answer = JSON.readTree(RawClient.of(reader).get(page).body());
            answer.get("value").forEach(row -> keys.add(row.get("rowKey").asString()));
            if (!answer.has("@odata.nextLink")) {
                return keys;
            }
            page = answer.get("@odata.nextLink").asString();
        }
    }
}
