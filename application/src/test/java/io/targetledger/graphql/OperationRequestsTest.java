package io.targetledger.graphql;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.targetledger.fact.Column;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.security.InvalidSetting;
import io.targetledger.security.Role;
import io.targetledger.testing.RawClient;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperationRequestsTest {

    private static final String OPERATIONS = "/graphql/operations/";
    private static final String UNITS = OPERATIONS + "organisationDimensionPage";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    static TestServer server;
    static RawClient http;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("establish.graphql"), """
                mutation establish($input: EstablishUnitInput!) { establishUnit(input: $input) { position userErrors { code } } }
                """);
        Files.writeString(folder.resolve("unitName.graphql"), "query unitName($id: ID!) { unit(id: $id) { name } }");
        server = TestServer.start("--target-ledger.graphql.operations=" + folder);
        http = RawClient.of(server.as("admin", Role.ADMIN));
        for (String code : new String[] {"acme", "beta", "gamma"}) {
            assertThat(json(establish(code)).at("/data/establishUnit/position").asLong())
                    .isPositive();
        }
        server.as("admin", Role.ADMIN).settle().run();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTableIsReadPageByPageByWhatAQueryStringCanSay() {
        JsonNode first = json(http.get(UNITS + RawClient.query("first", "2", "after", "")))
                .at("/data/organisationDimension");
        assertThat(first.at("/rows")).hasSize(2);
        assertThat(first.at("/hasNextPage").asBoolean()).isTrue();

        JsonNode second = json(http.get(UNITS
                        + RawClient.query(
                                "first",
                                "2",
                                "after",
                                first.at("/endCursor").asString(),
                                "snapshot",
                                first.at("/snapshot").asString(),
                                "changedAfterPosition",
                                "0")))
                .at("/data/organisationDimension");
        assertThat(second.at("/rows")).hasSize(1);
        assertThat(second.at("/hasNextPage").asBoolean()).isFalse();
        assertThat(second.at("/snapshot")).isEqualTo(first.at("/snapshot"));
    }

    @Test
    void variablesAreTakenAsOneObjectToo() {
        String asked = RawClient.query("variables", "{\"first\": 1}");

        assertThat(json(http.get(UNITS + asked)).at("/data/organisationDimension/rows"))
                .hasSize(1);
        assertThat(json(http.post(UNITS, Map.of("variables", Map.of("first", 1))))
                        .at("/data/organisationDimension/rows"))
                .hasSize(1);
        assertThat(json(http.post(UNITS + "?first=1", Map.of("variables", Map.of("first", 2))))
                        .at("/data/organisationDimension/rows"))
                .as("the body wins")
                .hasSize(2);
    }

    @Test
    void everyTableHasItsPageWithAllColumnsAndAsManyRowsAsAPageMayHave() {
        for (FactTable<?> table : server.bean(FactTables.class).all()) {
            String text = server.bean(Operations.class)
                    .named(table.name() + "Page")
                    .orElseThrow()
                    .text();

            assertThat(text)
                    .contains("rows { "
                            + String.join(
                                    " ",
                                    table.columns().stream().map(Column::name).toList()) + " }");
            HttpResponse<String> answer = http.get(OPERATIONS + table.name() + "Page?first=10000");
            assertThat(json(answer).at("/errors").isMissingNode())
                    .as(answer.body())
                    .isTrue();
        }
    }

    @Test
    void whoHasTheSameAnswerGetsNoBody() {
        String snapshot = json(http.get(UNITS + "?first=1"))
                .at("/data/organisationDimension/snapshot")
                .asString();
        String asked = UNITS + RawClient.query("first", "1", "snapshot", snapshot);
        String ofSnapshot = http.get(asked).headers().firstValue("ETag").orElseThrow();
        assertThat(http.get(asked, "If-None-Match", ofSnapshot).statusCode()).isEqualTo(304);
    }

    @Test
    void aMutationIsCarriedOutByPostOnly() {
        HttpResponse<String> refused =
                http.get(OPERATIONS + "establish" + RawClient.query("input", "{\"code\": \"x\"}"));

        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow")).contains("POST");
        assertThat(refused.body()).contains("METHOD_NOT_ALLOWED");
        assertThat(json(establish("delta")).at("/data/establishUnit/userErrors"))
                .isEmpty();
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatThereAre() {
        HttpResponse<String> refused = http.get(OPERATIONS + "goalFacts");

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .contains("UNKNOWN_NAME", "goalFacts is no name that operations knows", "goalFactsPage", "unitName");
        assertThat(http.get(OPERATIONS, "Accept-Language", "zh-CN").statusCode())
                .isEqualTo(404);
        assertThat(http.get(OPERATIONS + "x", "Accept-Language", "zh-CN").body())
                .contains("可用的名称为");
    }

    @Test
    void whatCannotBeReadIsRefusedByName() {
        HttpResponse<String> unreadable = http.get(UNITS + "?first=many");
        assertThat(unreadable.statusCode()).isEqualTo(400);
        assertThat(unreadable.body()).contains("PARAMETER_UNREADABLE", "many cannot be read as first", "1000");

        HttpResponse<String> unknown = http.get(UNITS + "?frist=1");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("UNKNOWN_NAME", "frist", "first, after");

        assertThat(http.get(UNITS + RawClient.query("variables", "[1]")).statusCode())
                .isEqualTo(400);
        assertThat(http.get(UNITS + RawClient.query("filter", "{")).statusCode())
                .isEqualTo(400);
        assertThat(http.post(UNITS, "text").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsMissingIsTheEnginesToRefuse() {
        HttpResponse<String> answer = http.get(OPERATIONS + "unitName", "Accept", "application/graphql-response+json");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("GRAPHQL_VALIDATION_FAILED", "id");
        assertThat(json(http.get(OPERATIONS + "unitName" + RawClient.query("id", "unit/acme")))
                        .at("/data/unit/name")
                        .asString())
                .isEqualTo("acme");
    }

    @Test
    void itsHashIsKnownWithoutHavingBeenSent() {
        String hash = PersistedDocuments.sha256(
                server.bean(Operations.class).named("unitName").orElseThrow().text());

        JsonNode answer = json(http.post(
                "/graphql",
                Map.of(
                        "extensions", Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash)),
                        "variables", Map.of("id", "unit/acme"))));

        assertThat(answer.at("/data/unit/name").asString()).isEqualTo("acme");
    }

    @Test
    void rolesAndTokensHoldAsEverywhere() {
        RawClient seller = RawClient.of(server.as("li.na", Role.SALES_REP));

        assertThat(seller.get(UNITS).body()).contains("FORBIDDEN");
        assertThat(new RawClient(http.server(), "nobody").get(UNITS).statusCode())
                .isEqualTo(401);
        assertThat(http.post(UNITS, Map.of("padding", "x".repeat(1_100_000))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void theServerDoesNotStartWithOneThatDoesNotFit(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("bad.graphql"), "query bad { nothingLikeIt }");

        assertThatThrownBy(() -> TestServer.start("--target-ledger.graphql.operations=" + other))
                .rootCause()
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("bad.graphql cannot be used", "nothingLikeIt");
    }

    private static HttpResponse<String> establish(String code) {
        return http.post(
                OPERATIONS + "establish",
                Map.of(
                        "variables",
                        Map.of(
                                "input",
                                TestClient.input(
                                        "code",
                                        code,
                                        "name",
                                        Map.of("en", code),
                                        "kind",
                                        "COMPANY",
                                        "since",
                                        "2026-01-01"))));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
