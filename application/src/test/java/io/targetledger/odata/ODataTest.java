package io.targetledger.odata;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.targetledger.demo.Demo;
import io.targetledger.fact.Column;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.graphql.execution.GraphQlSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** The demo company's tables by OData say what they say by GraphQL. */
class ODataTest {

    private static final String MOST = "300";
    private static final Map<String, String> TYPES = Map.of(
            "String", "Edm.String",
            "ID", "Edm.String",
            "Int", "Edm.Int32",
            "Long", "Edm.Int64",
            "Decimal", "Edm.Decimal",
            "LocalDate", "Edm.Date",
            "DateTime", "Edm.DateTimeOffset",
            "Boolean", "Edm.Boolean");

    static TestServer server;
    static TestClient bi;
    static ODataClient odata;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.of(2026, 5, 15));
        bi = server.as("bi.service", Role.BI);
        odata = ODataClient.of(bi);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static List<String> tables() {
        return server.bean(FactTables.class).all().stream().map(FactTable::name).toList();
    }

    private static FactTable<?> table(String name) {
        return server.bean(FactTables.class).named(name).orElseThrow();
    }

    private static List<String> columns(String table) {
        return table(table).columns().stream().map(Column::name).toList();
    }

    private static List<String> keys(List<JsonNode> rows) {
        return rows.stream().map(row -> row.get("rowKey").asString()).toList();
    }

    @Test
    void theServiceListsTheTables() {
        for (String url : List.of(odata.url(""), odata.url("/"))) {
            JsonNode listed = odata.ok(url);
            assertThat(listed.get("@odata.context").asString()).isEqualTo(odata.url("/$metadata"));
            assertThat(listed.get("value")
                            .valueStream()
                            .map(set -> set.get("name").asString()))
                    .containsExactlyElementsOf(tables());
            assertThat(listed.get("value")
                            .valueStream()
                            .map(set -> set.get("url").asString()))
                    .as("relative to the context")
                    .containsExactlyElementsOf(tables());
        }
    }

    @Test
    void theMetadataSaysWhatTheSchemaSays() throws Exception {
        GraphQLSchema schema = server.bean(GraphQlSource.class).schema();
        String xml = odata.get(odata.url("/$metadata")).body();
        DocumentBuilderFactory readers = DocumentBuilderFactory.newInstance();
        readers.setNamespaceAware(true);
        Document metadata =
                readers.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        Map<String, List<String>> said = new LinkedHashMap<>();
        for (Element type :
                elements(metadata.getElementsByTagNameNS("*", "EntityType")).toList()) {
            said.put(
                    type.getAttribute("Name"),
                    elements(type.getElementsByTagNameNS("*", "Property"))
                            .map(property -> property.getAttribute("Name") + " " + property.getAttribute("Type")
                                    + (property.getAttribute("Nullable").equals("false") ? "!" : "") + " "
                                    + ((Element) property.getElementsByTagNameNS("*", "Annotation")
                                                    .item(0))
                                            .getTextContent()
                                            .strip())
                            .toList());
        }

        assertThat(said).hasSize(tables().size());
        for (String table : tables()) {
            String type = table(table).rowType().getSimpleName();
            assertThat(said.get(type))
                    .isEqualTo(schema.getObjectType(type).getFieldDefinitions().stream()
                            .map(field -> field.getName() + " "
                                    + TYPES.get(
                                            GraphQLTypeUtil.simplePrint(GraphQLTypeUtil.unwrapNonNull(field.getType())))
                                    + (GraphQLTypeUtil.isNonNull(field.getType()) ? "!" : "") + " "
                                    + field.getDescription())
                            .toList());
        }
        assertThat(elements(metadata.getElementsByTagNameNS("*", "Property"))
                        .filter(property -> property.getAttribute("Type").equals("Edm.Decimal")))
                .isNotEmpty()
                .allMatch(property -> property.getAttribute("Precision").equals("38")
                        && property.getAttribute("Scale").equals("6"));
        assertThat(elements(metadata.getElementsByTagNameNS("*", "PropertyRef")))
                .hasSize(tables().size())
                .allMatch(key -> key.getAttribute("Name").equals("rowKey"));
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsAreThoseOfGraphQl(String table) {
        Answer page = bi.ask("{ page: %s(first: %s) { rows { %s } snapshot } }"
                        .formatted(table, MOST, String.join(" ", columns(table))))
                .ok();
        List<Map<String, Object>> expected = page.all("page.rows[*]");

        for (String format : List.of("true", "false")) {
            List<JsonNode> rows = odata.rows(
                    odata.url("/" + table, "$top", MOST, "snapshot", page.get("page.snapshot")),
                    "Accept",
                    "application/json;IEEE754Compatible=" + format);
            assertThat(rows).isNotEmpty().hasSameSizeAs(expected);
            for (int i = 0; i < rows.size(); i++) {
                for (String column : columns(table)) {
                    assertThat(moment(ODataClient.shown(rows.get(i).get(column))))
                            .as(table + "." + column)
                            .isEqualTo(moment(String.valueOf(expected.get(i).get(column))));
                }
            }
        }
    }

    /** Of one moment there are several texts: .08 seconds are .080. */
    private static String moment(String text) {
        return text.matches("\\d{4}-\\d{2}-\\d{2}T.*Z") ? Instant.parse(text).toString() : text;
    }

    @Test
    void decimalsAndLongsAreNumbersOrTextAsTheClientSays() {
        String url = odata.url("/measurementFacts", "$top", "1");
        JsonNode number = odata.ok(url).get("value").get(0);
        JsonNode text = odata.ok(url, "Accept", "application/json;IEEE754Compatible=true")
                .get("value")
                .get(0);

        assertThat(number.get("amount").isNumber()).isTrue();
        assertThat(number.get("changedAtPosition").isNumber()).isTrue();
        assertThat(text.get("amount").isString()).isTrue();
        assertThat(text.get("changedAtPosition").isString()).isTrue();
        assertThat(text.get("amount").asString()).isEqualTo(ODataClient.shown(number.get("amount")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theOrderIsThatOfChangeWhereATableSaysSo(String table) {
        List<Long> positions = odata.rows(odata.url("/" + table, "$select", "changedAtPosition")).stream()
                .map(row -> row.get("changedAtPosition").asLong())
                .toList();

        assertThat(table(table).inOrderOfChange()).isEqualTo(!table.equals("organisationDimension"));
        if (table(table).inOrderOfChange()) {
            assertThat(positions).isSorted();
        }
        assertThat(odata.rows(odata.url("/" + table, "$orderby", "changedAtPosition", "$select", "changedAtPosition")))
                .extracting(row -> row.get("changedAtPosition").asLong())
                .isEqualTo(positions.stream().sorted().toList());
    }

    /** Whether the table selects by itself, or rows are looked at one by one. */
    @ParameterizedTest
    @MethodSource("tables")
    void filtersLeaveWhatTheyHoldFor(String table) {
        String snapshot = odata.get(odata.url("/" + table, "$top", "0"))
                .headers()
                .firstValue("X-Ledger-Snapshot")
                .orElseThrow();
        List<JsonNode> all = odata.rows(odata.url("/" + table, "snapshot", snapshot));
        JsonNode middle = all.get(all.size() / 2);
        List<String> asked = new ArrayList<>(List.of("changedAtPosition", "changedAt", "deleted", "rowKey"));
        table(table).filters().stream().map(FactFilter::column).forEach(asked::add);
        for (String column :
                asked.stream().distinct().filter(columns(table)::contains).toList()) {
            JsonNode value = middle.get(column);
            boolean text = table(table).columns().stream()
                    .anyMatch(one -> one.name().equals(column) && one.javaType() == String.class);
            String literal = value.isNull() ? "null" : text ? "'" + value.asString() + "'" : value.asString();
            for (String operator : text || column.equals("deleted") || value.isNull()
                    ? List.of("eq", "ne")
                    : List.of("eq", "gt", "le")) {
                List<JsonNode> expected = all.stream()
                        .filter(row -> holds(operator, row.get(column), value))
                        .toList();
                assertThat(keys(odata.rows(odata.url(
                                "/" + table,
                                "$filter",
                                column + " " + operator + " " + literal,
                                "$select",
                                "rowKey",
                                "snapshot",
                                snapshot))))
                        .as(table + " " + column + " " + operator + " " + literal)
                        .isEqualTo(keys(expected));
            }
        }
    }

    private static boolean holds(String operator, JsonNode one, JsonNode other) {
        if (one.isNull() || other.isNull()) {
            return operator.equals("ne") != (one.isNull() && other.isNull());
        }
        int order = one.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.asString().matches("\\d{4}-\\d{2}-\\d{2}T.*Z")
                        ? Instant.parse(one.asString()).compareTo(Instant.parse(other.asString()))
                        : one.asString().compareTo(other.asString());
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt" -> order > 0;
            default -> order <= 0;
        };
    }

    @Test
    void whatATableSelectsByItselfIsNotReadRowByRow() {
        String first = odata.rows(odata.url("/goalFacts", "$top", "1"))
                .get(0)
                .get("goalId")
                .asString();
        int before = server.roundTrips();
        odata.rows(odata.url("/measurementFacts"));
        int all = server.roundTrips() - before;
        odata.rows(odata.url("/measurementFacts", "$filter", "changedAtPosition gt 1000000"));
        int none = server.roundTrips() - before - all;

        assertThat(none).isLessThan(all);
        assertThat(odata.rows(odata.url("/goalFacts", "$filter", "goalId eq '" + first + "'")))
                .isNotEmpty()
                .allMatch(row -> row.get("goalId").asString().equals(first));
    }

    @Test
    void allPagesAreOfOneMomentWhateverIsRecordedMeanwhile() {
        String url = odata.url("/measurementFacts", "$filter", "amount gt 0 or amount le 0", "$count", "true");
        List<JsonNode> before = odata.rows(url);
        List<JsonNode> rows = new ArrayList<>();
        List<JsonNode> pages = new ArrayList<>();
        String next = url;
        while (next != null) {
            JsonNode page = odata.ok(next, "Prefer", "odata.maxpagesize=" + (before.size() / 4 + 1));
            page.get("value").forEach(rows::add);
            pages.add(page);
            server.clock().advance(Duration.ofMinutes(10));
            server.as("root", Role.ADMIN)
                    .change(
                            "correctMeasurement",
                            input(
                                    "measurementId",
                                    before.get(pages.size())
                                            .get("measurementId")
                                            .asString(),
                                    "amount",
                                    "4711" + pages.size(),
                                    "reason",
                                    "typing"))
                    .ok();
            next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asString() : null;
        }

        assertThat(pages).hasSize(4);
        assertThat(pages).allMatch(page -> page.get("@odata.count").asInt() == before.size());
        assertThat(rows).isEqualTo(before);
        assertThat(odata.rows(url)).isNotEqualTo(before);
    }

    @Test
    void aPageSaysWhatItWasReadAt() {
        var response = odata.get(odata.url("/goalFacts", "$top", "3"), "Prefer", "odata.maxpagesize=2");

        assertThat(response.headers().firstValue("X-Ledger-Position")).isPresent();
        assertThat(response.headers().firstValue("X-Ledger-Snapshot")).isPresent();
        assertThat(response.headers().firstValue("Preference-Applied")).contains("odata.maxpagesize=2");
        assertThat(odata.rows(odata.url("/goalFacts", "$top", "3"), "Prefer", "odata.maxpagesize=2"))
                .hasSize(3);
    }

    @Test
    void topSkipAndCountGoTogether() {
        List<String> all = keys(odata.rows(odata.url("/goalFacts")));
        JsonNode part = odata.ok(odata.url("/goalFacts", "$top", "4", "$skip", "3", "$count", "true"));

        assertThat(keys(part.get("value").valueStream().toList())).isEqualTo(all.subList(3, 7));
        assertThat(part.get("@odata.count").asInt()).isEqualTo(all.size());
        assertThat(part.has("@odata.nextLink")).isFalse();
        assertThat(odata.get(odata.url("/goalFacts/$count")).body()).isEqualTo(Integer.toString(all.size()));
        assertThat(odata.ok(odata.url("/goalFacts", "$top", "0")).get("value")).isEmpty();
    }

    @Test
    void anOrderOfOnesOwnIsTheSameOverPages() {
        String url = odata.url("/goalFacts", "$orderby", "goalName desc,day", "$skip", "2");
        List<JsonNode> whole = odata.rows(url);
        List<JsonNode> all = odata.rows(odata.url("/goalFacts"));

        assertThat(odata.rows(url, "Prefer", "odata.maxpagesize=7")).isEqualTo(whole);
        assertThat(whole).hasSize(all.size() - 2);
        List<String> names =
                whole.stream().map(row -> row.get("goalName").asString()).toList();
        List<String> sorted = new ArrayList<>(names);
        sorted.sort((one, other) -> other.compareTo(one));
        assertThat(names).isEqualTo(sorted);
    }

    @Test
    void aSelectionHoldsWhatIsSelectedAndTheKey() {
        JsonNode row = odata.ok(odata.url("/goalFacts", "$select", "goalId,target", "$top", "1"))
                .get("value")
                .get(0);

        assertThat(row.propertyNames().stream().filter(name -> !name.startsWith("@")))
                .containsExactlyInAnyOrder("rowKey", "goalId", "target");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aRowIsFoundByItsKey(String table) {
        List<JsonNode> rows = odata.rows(odata.url("/" + table, "$top", "20"));
        JsonNode last = rows.get(rows.size() - 1);
        JsonNode found =
                odata.ok(odata.url("/" + table + "('" + last.get("rowKey").asString() + "')"));

        assertThat(columns(table)).allMatch(column -> found.get(column).equals(last.get(column)));
        assertThat(odata.refusal(odata.url("/" + table + "('none')")))
                .startsWith("404 NOT_FOUND")
                .contains(table, "none");
    }

    @Test
    void anEarlierMomentIsReadByTheNamesOfGraphQl() {
        List<JsonNode> now = odata.rows(odata.url("/calendarDimension", "$top", "1", "asOf", "2026-05-15T08:00:00Z"));
        assertThat(now).hasSize(1);
        assertThat(odata.refusal(odata.url("/goalFacts", "asOf", "yesterday"))).startsWith("400 PARAMETER_UNREADABLE");
        assertThat(odata.refusal(odata.url("/goalFacts", "asOf", "2126-05-15T08:00:00Z")))
                .startsWith("400 AS_OF_IN_FUTURE");
        String snapshot = bi.ask("{ goalFacts(first: 0) { snapshot } }").ok().get("goalFacts.snapshot");
        assertThat(odata.refusal(odata.url("/goalFacts", "snapshot", snapshot, "atLeastPosition", "1")))
                .startsWith("400 SNAPSHOT_AND_POINT");
        assertThat(odata.refusal(odata.url("/goalFacts", "snapshot", "nonsense")))
                .startsWith("400 SNAPSHOT_INVALID");
    }
}
