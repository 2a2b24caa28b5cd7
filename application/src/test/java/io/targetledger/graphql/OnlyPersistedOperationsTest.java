package io.targetledger.graphql;

import java.net.http.HttpResponse;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.RawClient;
import io.targetledger.testing.SocketClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnlyPersistedOperationsTest {

    private static final String RESPONSE = "application/graphql-response+json";
    private static final String REFUSED = "\"code\":\"ONLY_PERSISTED_OPERATIONS\"";
    private static final String AD_HOC = "{ ledger { head } }";

    static TestServer server;
    static RawClient http;

    @BeforeAll
    static void start() {
        server = TestServer.start("--target-ledger.graphql.only-persisted-operations=true");
        http = RawClient.of(server.as("admin", Role.ADMIN));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aQueryOfOnesOwnIsRefusedByPostAndGet() {
        HttpResponse<String> posted = http.post("/graphql", Map.of("query", AD_HOC), "Accept", RESPONSE);
        assertThat(posted.statusCode()).isEqualTo(400);
        assertThat(posted.body()).contains(REFUSED, "/graphql/operations/NAME").doesNotContain("\"data\"");
        assertThat(http.post("/graphql", Map.of("query", AD_HOC), "Accept", "application/json")
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> got = http.get("/graphql" + RawClient.query("query", AD_HOC), "Accept", RESPONSE);
        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains(REFUSED);

        assertThat(http.post("/graphql", Map.of("query", AD_HOC), "Accept-Language", "zh-CN")
                        .body())
                .contains(REFUSED, "预先登记的操作");
    }

    @Test
    void introspectionIsAQueryLikeAnyOther() {
        assertThat(http.post("/graphql", Map.of("query", "{ __schema { queryType { name } } }"))
                        .body())
                .contains(REFUSED);
    }

    @Test
    void anotherTransportIsNoWayAroundIt() throws Exception {
        try (SocketClient socket = new SocketClient(server.as("socket", Role.ADMIN))) {
            assertThat(socket.ask(AD_HOC)).contains(REFUSED);
            assertThat(socket.ask("subscription { ledgerEvents { position } }")).contains(REFUSED);
        }
        // The stream's own handler answers whatever did not begin, in words of its own.
        assertThat(http.post(
                                "/graphql",
                                Map.of("query", "subscription { ledgerEvents { position } }"),
                                "Accept",
                                "text/event-stream")
                        .body())
                .contains("\"errors\"")
                .doesNotContain("ledgerEvents");
    }

    @Test
    void noQueryIsAddedByItsHash() {
        Map<String, Object> hash = hashOf(AD_HOC);

        assertThat(http.post("/graphql", Map.of("query", AD_HOC, "extensions", hash))
                        .body())
                .contains(REFUSED);
        assertThat(http.post("/graphql", Map.of("extensions", hash)).body())
                .as("clients would send the text if it were only not found")
                .contains(REFUSED)
                .doesNotContain(PersistedDocuments.NOT_FOUND);
        String asked = RawClient.query(
                "extensions",
                "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + PersistedDocuments.sha256(AD_HOC) + "\"}}");
        assertThat(http.get("/graphql" + asked).body()).contains(REFUSED);
    }

    @Test
    void anOperationOfTheListIsAnsweredByNameByHashAndByText() {
        Operation operation =
                server.bean(Operations.class).named("calendarDimensionPage").orElseThrow();
        Map<String, Object> one = Map.of("first", 1);

        assertThat(http.get("/graphql/operations/calendarDimensionPage?first=1").body())
                .contains("2000-01-01");
        assertThat(http.post("/graphql/operations/calendarDimensionPage", Map.of("variables", one))
                        .body())
                .contains("2000-01-01");
        assertThat(http.post("/graphql", Map.of("extensions", hashOf(operation.text()), "variables", one))
                        .body())
                .contains("2000-01-01");
        assertThat(http.post("/graphql", Map.of("query", operation.text(), "variables", one))
                        .body())
                .contains("2000-01-01");
        assertThat(http.post("/graphql", Map.of("query", operation.text() + " ", "variables", one))
                        .body())
                .contains(REFUSED);
    }

    private static Map<String, Object> hashOf(String text) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", PersistedDocuments.sha256(text)));
    }
}
