package io.targetledger.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.jayway.jsonpath.JsonPath;
import io.targetledger.security.Actor;
import io.targetledger.security.LocalTokens;
import io.targetledger.security.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import probe.ProbeApi;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        classes = TargetLedgerApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.graphql.schema.locations=classpath*:graphql/**/,classpath:graphql-probe/",
            "target-ledger.graphql.max-body-size=100KB",
        })
@Import(ProbeApi.class)
@DirtiesContext // closed with its class, before the directory of its data is deleted
class ServerTest {

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("target-ledger.data.directory", () -> data);
        properties.add("target-ledger.data.mongodb-uri", () -> "");
    }

    @Autowired
    LocalTokens tokens;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private String token;

    @BeforeEach
    void token() {
        token = tokens.issue(Actor.of("root", Role.ADMIN));
    }

    @Test
    void answersWhoeverHasAToken() {
        HttpResponse<String> response = query("{ ledger { head commit hash projected } }");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"hash\":\"");
    }

    @Test
    void turnsAwayWhoeverHasNone() {
        HttpResponse<String> nobody = send(request("/graphql").POST(BodyPublishers.ofString("{}")));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(codeOf(nobody)).isEqualTo("UNAUTHENTICATED");

        HttpResponse<String> stranger = send(request("/graphql")
                .header("Authorization", "Bearer of-nobody-at-all")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(stranger.body()).contains("The token is nobody's").doesNotContain("of-nobody-at-all");
        assertThat(send(request("/graphql?access_token=" + token).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphiql",
                "/graphiql/page.js",
                "/webjars/graphiql/2.4.7/graphiql.min.js",
                "/webjars/react/18.3.1/umd/react.production.min.js",
                "/webjars/react-dom/18.3.1/umd/react-dom.production.min.js",
                "/webjars/graphiql/2.4.7/graphiql.min.css"
            })
    void showsGraphiQlToEveryone(String path) {
        HttpResponse<String> response = send(request(path).GET());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
    }

    @Test
    void theGraphiQlPageTakesNothingFromElsewhere() {
        String page = send(request("/graphiql").GET()).body();
        assertThat(page).doesNotContain("http://", "https://", "<style", "onload");
        assertThat(send(request("/graphiql/page.js").GET()).body()).doesNotContain("http://", "https://");
    }

    @Test
    void saysWhetherItIsUpAndNothingMore() {
        HttpResponse<String> health = send(request("/actuator/health").GET());
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("position", "components");
        assertThat(send(request("/actuator/health")
                                .header("Authorization", "Bearer " + token)
                                .GET())
                        .body())
                .contains("\"position\"");
        String rep = tokens.issue(Actor.of("li.na", Role.SALES_REP));
        assertThat(send(request("/actuator/metrics")
                                .header("Authorization", "Bearer " + rep)
                                .GET())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void isDeafToWebPagesOfOtherOrigins() throws IOException, InterruptedException {
        HttpResponse<String> foreign = post("{ ledger { head } }", Map.of("Origin", "http://evil.example"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(post("{ ledger { head } }", Map.of("Origin", "null")).statusCode())
                .isEqualTo(403);
        assertThat(post("{ ledger { head } }", Map.of("Origin", "http://localhost:1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("{ ledger { head } }", Map.of("Origin", "http://localhost:" + port))
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> preflight = send(request("/graphql")
                .header("Origin", "http://localhost:" + port)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(rawRequestTo("evil.example")).startsWith("HTTP/1.1 421").contains("--issuer");
        assertThat(rawRequestTo("localhost:" + port)).startsWith("HTTP/1.1 200");
    }

    /** Java's client does not let itself be told another host. */
    private String rawRequestTo(String host) throws IOException {
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", port)) {
            String request = "GET /graphiql HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void recordsWhatAMutationSays() {
        String mutation = """
                mutation($price: Decimal) {
                  probeProduct(input: {code: "gtx", name: "GTX", price: $price, commandId: "m-1"}) {
                    product { id } version position userErrors { code }
                  }
                }""";
        HttpResponse<String> first = query(mutation, "{\"price\": 120000.10}");
        assertThat((String) read(first, "$.data.probeProduct.product.id")).isEqualTo("product/gtx");
        assertThat((Integer) read(first, "$.data.probeProduct.version")).isEqualTo(1);
        assertThat(query(mutation, "{\"price\": \"120000.1\"}").body()).isEqualTo(first.body());
        HttpResponse<String> other = query(mutation, "{\"price\": 5}");
        assertThat((String) read(other, "$.data.probeProduct.userErrors[0].code"))
                .isEqualTo("COMMAND_ID_REUSED");
    }

    @ParameterizedTest
    @CsvSource({
        "en, The list price may not be negative; -1 was given.",
        "'zh-CN,zh;q=0.9', '标价不能为负数，给出的是 -1。'",
        "fr, The list price may not be negative; -1 was given.",
    })
    void putsRefusalsIntoTheCallersLanguage(String language, String message) {
        HttpResponse<String> refused = post(
                "mutation { probeProduct(input: {code: \"x\", name: \"X\", price: \"-1\"}) { product { id } version"
                        + " userErrors { code field message } } }",
                Map.of("Accept-Language", language));
        assertThat((Object) read(refused, "$.data.probeProduct.userErrors[0]"))
                .isEqualTo(Map.of("code", "PRICE_NEGATIVE", "field", "listPrice", "message", message));
        assertThat((Object) read(refused, "$.data.probeProduct.product")).isNull();
        assertThat(refused.body()).doesNotContain("errors\":[{\"message");
    }

    @Test
    void deniesByRoleWithACode() {
        token = tokens.issue(Actor.of("wang.wei", Role.AUDITOR));
        HttpResponse<String> denied = query("mutation { probeProduct(input: {code: \"x\", name: \"X\"}) { version } }");
        assertThat(codeOf(denied)).isEqualTo("FORBIDDEN");
        assertThat(denied.body())
                .contains("wang.wei (AUDITOR) may not do this: ListProduct on product/x needs the role ADMIN");

        assertThat(post(
                                "mutation { probeProduct(input: {code: \"x\", name: \"X\"}) { version } }",
                                Map.of("Accept-Language", "zh-CN"))
                        .body())
                .contains("wang.wei（AUDITOR）无权执行：ListProduct on product/x 需要 ADMIN 角色");

        token = tokens.issue(Actor.of("power.bi", Role.BI));
        assertThat(codeOf(query("{ probe { caller } }"))).isEqualTo("FORBIDDEN");
        assertThat(query("{ ledger { head } __typename }").body()).doesNotContain("errors");
        assertThat(codeOf(query("{ ...q } fragment q on Query { other: probe { caller } }")))
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void tellsControllersWhoCalls() {
        HttpResponse<String> response = post(
                "{ probe(first: 7) { caller amount at first } }",
                Map.of("Accept-Language", "zh-CN", "X-Correlation-Id", "trace-42"));
        assertThat((Object) read(response, "$.data.probe"))
                .isEqualTo(Map.of(
                        "caller", "root zh trace-42", "amount", "1000", "at", "2026-03-31T00:00:00Z", "first", 7));
        assertThat(post("{ probe { caller } }", Map.of("X-Correlation-Id", "no blanks"))
                        .body())
                .doesNotContain("no blanks");
    }

    @ParameterizedTest
    @CsvSource({
        "refused, BAD_USER_INPUT, There is no metric metric/x; define it first.",
        "denied, FORBIDDEN, the probe needs the role ADMIN",
        "database, UNAVAILABLE, The database does not answer",
        "bug, INTERNAL_ERROR, the log tells more under reference",
    })
    void codesWhatGoesWrongAndKeepsItsInsides(String failure, String code, String message) {
        HttpResponse<String> failed = query("{ probe(fail: \"" + failure + "\") { caller } }");
        assertThat(codeOf(failed)).isEqualTo(code);
        assertThat(failed.body()).contains(message).doesNotContain("secret", "Exception", "io.targetledger");
    }

    @Test
    void refusesPagesThatAreTooLarge() {
        HttpResponse<String> refused = query("{ probe(first: 201) { first } }");
        assertThat(codeOf(refused)).isEqualTo("BAD_USER_INPUT");
        assertThat(refused.body()).contains("first must lie between 0 and 200, was 201");
    }

    @Test
    void limitsWhatOneQueryMayAsk() {
        assertThat(codeOf(query(
                        "{ " + "goal(id: \"goal/1\") { parent " + "{ parent ".repeat(15) + "{ id }" + " }".repeat(17))))
                .isEqualTo("QUERY_TOO_DEEP");
        assertThat(codeOf(query("{ goals(first: 200) { nodes { children(first: 200) { nodes { id title } } } } }")))
                .isEqualTo("QUERY_TOO_COMPLEX");
        assertThat(codeOf(query(IntStream.range(0, 101)
                        .mapToObj(i -> "a" + i + ": ledger { head }")
                        .collect(Collectors.joining(" ", "{ ", " }")))))
                .isEqualTo("TOO_MANY_ALIASES");
        assertThat(codeOf(query("{ ledger { head } } #" + "x".repeat(20_000)))).isEqualTo("QUERY_TOO_LONG");
    }

    @Test
    void aSmallQueryOfAstronomicalSizeCostsNothing() {
        String fragments = IntStream.range(0, 60)
                .mapToObj(i -> "fragment f%d on Goal { children(first: 1) { nodes { ...f%d ...f%d } } }"
                        .formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        assertThat(codeOf(query("{ goal(id: \"goal/1\") { ...f0 } } " + fragments + " fragment f60 on Goal { id }")))
                .isEqualTo("QUERY_TOO_DEEP");
        String wide = IntStream.range(0, 12)
                .mapToObj(i -> "fragment f%d on Goal { ...f%d ...f%d }".formatted(i, i + 1, i + 1))
                .collect(Collectors.joining(" "));
        HttpResponse<String> answer =
                query("{ goal(id: \"goal/1\") { ...f0 } } " + wide + " fragment f12 on Goal { id }");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyThatIsTooLargeBeforeReadingIt() {
        String large = "{\"query\": \"{ ledger { head } } #" + "x".repeat(200_000) + "\"}";
        HttpResponse<String> declared = send(graphql(Map.of()).POST(BodyPublishers.ofString(large)));
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(codeOf(declared)).isEqualTo("REQUEST_TOO_LARGE");
        HttpResponse<String> chunked =
                send(graphql(Map.of()).POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(large))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(codeOf(chunked)).isEqualTo("REQUEST_TOO_LARGE");
    }

    @Test
    void explainsWhatCannotBeRead() {
        HttpResponse<String> broken = send(graphql(Map.of()).POST(BodyPublishers.ofString("{\"query\": ")));
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body())
                .contains("a GraphQL request is a POST of JSON")
                .doesNotContain("Exception");
        HttpResponse<String> nowhere = send(
                request("/nowhere").header("Authorization", "Bearer " + token).GET());
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(codeOf(nowhere)).isEqualTo("NOT_FOUND");
    }

    @Test
    void codesWhatDoesNotFitTheSchema() {
        assertThat(codeOf(query("{ ledger "))).isEqualTo("GRAPHQL_PARSE_FAILED");
        assertThat(codeOf(query("{ nope }"))).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        HttpResponse<String> literal =
                query("mutation { probeProduct(input: {code: \"x\", price: \"1e9\"}) { version } }");
        assertThat(codeOf(literal)).isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(literal.body())
                .contains("Decimal must be an exact decimal number")
                .doesNotContain("StringValue");
        HttpResponse<String> missing = query("mutation { probeProduct(input: {name: \"x\"}) { version } }");
        assertThat(missing.body()).contains("code").doesNotContain("ObjectValue");
    }

    private HttpResponse<String> query(String query) {
        return post(query, Map.of());
    }

    private HttpResponse<String> query(String query, String variables) {
        return send(graphql(Map.of())
                .POST(BodyPublishers.ofString(
                        "{\"query\": " + json.writeValueAsString(query) + ", \"variables\": " + variables + "}")));
    }

    private HttpResponse<String> post(String query, Map<String, String> headers) {
        return send(graphql(headers).POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("query", query)))));
    }

    private HttpRequest.Builder graphql(Map<String, String> headers) {
        HttpRequest.Builder request = request("/graphql")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String codeOf(HttpResponse<String> response) {
        return read(response, "$.errors[0].extensions.code");
    }

    private static <T> T read(HttpResponse<String> response, String path) {
        return JsonPath.read(response.body(), path);
    }
}
