package io.targetledger.ratelimit;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.RawClient;
import io.targetledger.testing.SocketClient;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rates of these tests are so low that no request comes back while a test runs. */
class RateLimitApiTest {

    private static final Map<String, String> HEAD = Map.of("query", "{ ledger { head } }");

    static TestServer server;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                "--target-ledger.rate-limit.api-key.requests-per-minute=1",
                "--target-ledger.rate-limit.subject.requests-per-minute=1",
                "--target-ledger.rate-limit.subject.burst=4");
        admin = server.as("keys", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyWayInCountsAndTheNextRequestIsToldWhenToComeBack() {
        RawClient person = RawClient.of(server.as("person", Role.ADMIN));

        assertThat(person.post("/graphql", HEAD).statusCode()).isEqualTo(200);
        assertThat(person.get("/graphql" + RawClient.query("query", "{ ledger { head } }"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(person.get("/graphql/operations/goalFactsPage").statusCode()).isEqualTo(200);
        assertThat(person.get("/export/goalFacts.csv").statusCode()).isEqualTo(200);

        for (HttpResponse<String> refused : List.of(
                person.post("/graphql", HEAD),
                person.get("/graphql" + RawClient.query("query", "{ ledger { head } }")),
                person.get("/graphql/operations/goalFactsPage"),
                person.get("/export/goalFacts.csv"),
                person.get("/odata/goalFacts"))) {
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            refused.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(30, 60);
            assertThat(refused.body()).contains("\"code\":\"RATE_LIMITED\"", "More requests than the 1 a minute");
        }
        assertThat(person.post("/graphql", HEAD, "Accept-Language", "zh-CN").body())
                .contains("请求过于频繁，每分钟最多 1 次");
    }

    @Test
    void whatIsAskedOverAWebSocketCountsOneByOne() throws Exception {
        try (SocketClient socket = new SocketClient(server.as("socket", Role.ADMIN))) {
            for (int i = 0; i < 3; i++) {
                assertThat(socket.ask("{ ledger { head } }")).contains("\"head\":");
            }
            assertThat(socket.ask("{ ledger { head } }"))
                    .as("the handshake was the first of four")
                    .contains("\"code\":\"RATE_LIMITED\"", "\"retryAfter\":");
        }
    }

    @Test
    void aKeyHasARateOfItsOwn() {
        RawClient tool = new RawClient(
                admin.url(),
                admin.change("createApiKey", TestClient.input("name", "Tool"), "key")
                        .get("key"));

        assertThat(tool.post("/graphql", HEAD).statusCode()).isEqualTo(200);
        assertThat(tool.post("/graphql", HEAD).statusCode()).isEqualTo(429);
    }

    @Test
    void whoIsNobodyIsToldSo() {
        RawClient nobody = new RawClient(admin.url(), "nobody");
        for (int i = 0; i < 6; i++) {
            assertThat(nobody.post("/graphql", HEAD).statusCode()).isEqualTo(401);
        }
    }
}
