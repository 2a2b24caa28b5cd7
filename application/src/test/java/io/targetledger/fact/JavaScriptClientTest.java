package io.targetledger.fact;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.targetledger.demo.Demo;
import io.targetledger.security.Role;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** The client of docs/bi.md, {@code read-table.js}, is JavaScript as it is run elsewhere; only {@code fetch} is bridged. */
class JavaScriptClientTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CALL = """
            const fetch = async (url, sent) => {
              const text = http.post(url, JSON.stringify(sent.headers), sent.body);
              return { json: async () => JSON.parse(text) };
            };
            readTable(fetch, url, key, table, JSON.parse(columns))
              .then(rows => found.rows(JSON.stringify(rows)), failed => found.failed(String(failed)));
            """;

    static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.of(2026, 5, 15));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What the script reports to. */
    public static final class Found {

        String rows = "";
        String failure = "";

        public void rows(String json) {
            rows = json;
        }

        public void failed(String why) {
            failure = why;
        }
    }

    /** What the script sends by; something is recorded between pages. */
    public static final class Http {

        private final HttpClient client = HttpClient.newHttpClient();
        private final Runnable between;
        private final AtomicInteger sent = new AtomicInteger();

        Http(Runnable between) {
            this.between = between;
        }

        public String post(String url, String headers, String body) throws IOException, InterruptedException {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
            JSON.readValue(headers, new TypeReference<Map<String, String>>() {}).forEach(request::header);
            String answer =
                    client.send(request.build(), BodyHandlers.ofString()).body();
            sent.incrementAndGet();
            between.run();
            return answer;
        }
    }

    private static Found run(Http http, String url, String key, FactTable<?> table) throws IOException {
        Found found = new Found();
        try (Context js = Context.newBuilder("js")
                        .allowHostAccess(HostAccess.ALL)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
                var client = Objects.requireNonNull(JavaScriptClientTest.class.getResourceAsStream("read-table.js"))) {
            js.getBindings("js").putMember("http", http);
            js.getBindings("js").putMember("found", found);
            js.getBindings("js").putMember("url", url);
            js.getBindings("js").putMember("key", key);
            js.getBindings("js").putMember("table", table.name());
            js.getBindings("js")
                    .putMember(
                            "columns",
                            JSON.writeValueAsString(
                                    table.columns().stream().map(Column::name).toList()));
            js.eval("js", new String(client.readAllBytes(), StandardCharsets.UTF_8));
            js.eval("js", CALL);
        }
        return found;
    }

    @Test
    void itReadsEveryRowOfOneMomentOverManyPages() throws IOException {
        TestClient admin = server.as("root", Role.ADMIN);
        String key = admin.change("createApiKey", input("name", "script"), "key")
                .ok()
                .get("key");
        FactTable<?> audit = server.bean(FactTables.class).named("auditFacts").orElseThrow();
        List<String> expected = admin.ask("{ auditFacts(first: 10000) { rows { rowKey } } }")
                .ok()
                .all("auditFacts.rows[*].rowKey");
        AtomicInteger customers = new AtomicInteger();
        Http http = new Http(() -> admin.change(
                        "registerCustomer",
                        input("code", "between-" + customers.incrementAndGet(), "name", "Registered meanwhile"))
                .ok());

        Found found = run(http, admin.url().toString(), key, audit);

        assertThat(found.failure).isEmpty();
        JsonNode rows = JSON.readTree(found.rows);
        assertThat(http.sent.get()).isGreaterThan(2);
        assertThat(rows.valueStream().map(row -> row.get("rowKey").asString())).containsExactlyElementsOf(expected);
        assertThat(admin.ask("{ auditFacts(first: 10000) { rows { rowKey } } }")
                        .ok()
                        .<String>all("auditFacts.rows[*].rowKey"))
                .hasSizeGreaterThan(expected.size());
    }

    @Test
    void itSaysWhatWentWrong() throws IOException {
        FactTable<?> goals = server.bean(FactTables.class).named("goalFacts").orElseThrow();

        assertThat(run(new Http(() -> {}), server.as("x", Role.BI).url().toString(), "tl_nobodys", goals).failure)
                .contains("The token is nobody's");
    }
}
