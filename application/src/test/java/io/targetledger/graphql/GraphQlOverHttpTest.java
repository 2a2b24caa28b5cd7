package io.targetledger.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.security.Role;
import io.targetledger.testing.HttpAudits;
import io.targetledger.testing.HttpAudits.Result;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class GraphQlOverHttpTest {

    private static final String RESPONSE = "application/graphql-response+json";
    private static final String NAME = "{ __typename }";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static TestServer server;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.as("admin", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePublicAuditFindsNoMustAndNoShouldBroken() throws IOException {
        List<Result> results = HttpAudits.of(admin.url(), admin.token());

        assertThat(results).hasSize(60);
        assertThat(results).extracting(Result::status).doesNotContain("error", "warn");
    }

    @Test
    void aQueryIsAnsweredByGet() {
        HttpResponse<String> answer = get(
                Map.of(
                        "query",
                        "query Named($name: String!) { __type(name: $name) { name } } query Other { __typename }",
                        "operationName",
                        "Named",
                        "variables",
                        "{\"name\": \"Goal\"}"),
                "Accept",
                RESPONSE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(RESPONSE);
        assertThat(answer.body()).contains("\"name\":\"Goal\"");
    }

    @Test
    void aMutationByGetIsRefusedAndNothingChanges() {
        long head = head();
        String establish =
                "mutation { establishUnit(input: {code: \"acme\", name: {en: \"Acme\"}, kind: COMPANY, since: \"2026-01-01\"}) { position } }";

        HttpResponse<String> answer = get(Map.of("query", establish));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(answer.body()).contains("METHOD_NOT_ALLOWED");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void aMutationIsNotExecutedByGetWhenOnlyItsHashIsSentEither() {
        String mutation =
                "mutation { establishUnit(input: {code: \"byhash\", name: {en: \"H\"}, kind: COMPANY, since: \"2026-01-01\"}) { position userErrors { code } } }";
        assertThat(post(Map.of("query", mutation, "extensions", hashed(mutation)))
                        .at("/data/establishUnit/position")
                        .asLong())
                .isPositive();
        long head = head();

        HttpResponse<String> answer = get(Map.of("extensions", JSON.writeValueAsString(hashed(mutation))));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void variablesThatAreNoJsonAreNamed() {
        HttpResponse<String> answer = get(Map.of("query", NAME, "variables", "{id: 1"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("BAD_REQUEST", "variables must be a JSON object");
    }

    @Test
    void whoHasTheSameAnswerGetsNoBody() {
        HttpResponse<String> first = get(Map.of("query", "{ ledger { head } }"));
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = get(Map.of("query", "{ ledger { head } }"), "If-None-Match", tag);

        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();

        admin.change(
                "establishUnit",
                TestClient.input(
                        "code", "tagged", "name", Map.of("en", "T"), "kind", "COMPANY", "since", "2026-01-01"));
        assertThat(get(Map.of("query", "{ ledger { head } }"), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aQuerySentOnceIsAskedForByItsHash() {
        String query = "{ ledger { head } __typename }";
        Map<String, Object> hash = hashed(query);

        JsonNode unknown = post(Map.of("extensions", hash));
        assertThat(unknown.at("/errors/0/message").asString()).isEqualTo("PersistedQueryNotFound");
        assertThat(unknown.at("/errors/0/extensions/code").asString()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");

        assertThat(post(Map.of("query", query, "extensions", hash))
                        .at("/data/__typename")
                        .asString())
                .isEqualTo("Query");
        assertThat(post(Map.of("extensions", hash)).at("/data/__typename").asString())
                .isEqualTo("Query");
        assertThat(get(Map.of("extensions", JSON.writeValueAsString(hash))).body())
                .contains("\"Query\"");
    }

    @Test
    void aHashOfAnotherQueryIsRefusedAndNotKept() {
        Map<String, Object> hash = hashed("{ ledger { head hash } }");

        JsonNode answer = post(Map.of("query", NAME, "extensions", hash));

        assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
        assertThat(answer.at("/errors/0/message").asString()).contains("is not the SHA-256 of the query");
        assertThat(post(Map.of("extensions", hash)).at("/errors/0/message").asString())
                .isEqualTo("PersistedQueryNotFound");
    }

    @Test
    void aLongAnswerIsCompressedForWhoTakesIt() {
        HttpResponse<String> answer =
                get(Map.of("query", "{ __schema { types { name description } } }"), "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void noOtherOriginIsInvited() {
        HttpResponse<String> answer = get(Map.of("query", NAME), "Origin", "https://elsewhere.example");

        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(answer.statusCode()).isEqualTo(403);

        HttpResponse<String> preflight = send(HttpRequest.newBuilder(admin.url())
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "POST"));
        assertThat(preflight.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    private static long head() {
        return post(Map.of("query", "{ ledger { head } }"))
                .at("/data/ledger/head")
                .asLong();
    }

    private static Map<String, Object> hashed(String query) {
        return Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", PersistedDocuments.sha256(query)));
    }

    private static HttpResponse<String> get(Map<String, String> parameters, String... headers) {
        String asked = parameters.entrySet().stream()
                .map(given -> given.getKey() + "=" + URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(admin.url() + "?" + asked));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private static JsonNode post(Map<String, ?> body) {
        return JSON.readTree(send(HttpRequest.newBuilder(admin.url())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))))
                .body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.header("Authorization", "Bearer " + admin.token()).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
