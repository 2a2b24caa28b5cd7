package io.targetledger.apikey;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

class ApiKeyApiTest {

    private static final String HEAD = "{ ledger { head } }";

    private static TestServer server;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        admin = server.as("root", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aKeyReadsWhatBiReadsAndNothingElse() {
        TestClient tool = server.withToken(create("Power BI").get("key"));

        assertThat(tool.ask(HEAD).ok().<Integer>get("ledger.head")).isPositive();
        assertThat(tool.ask("{ goals { totalCount } }").<String>errors().toString())
                .contains("FORBIDDEN");
        assertThat(tool.change("revokeApiKey", input("apiKeyId", "apikey/x", "reason", "because"))
                        .errors()
                        .toString())
                .contains("FORBIDDEN");
    }

    @Test
    void aKeyIsTakenAsThePasswordOfHttpBasic() throws Exception {
        String key = create("Excel").get("key");

        assertThat(status("Basic " + base64("anybody:" + key))).isEqualTo(200);
        assertThat(status("Basic " + base64("anybody:" + key + "x"))).isEqualTo(401);
        assertThat(status("Basic " + base64("anybody"))).isEqualTo(401);
        assertThat(status("Basic %%%")).isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        Answer created = create("Tableau");
        TestClient tool = unsettled(created.get("key"));
        assertThat(tool.ask(HEAD).status()).isEqualTo(200);

        unsettled(admin.token())
                .change("revokeApiKey", input("apiKeyId", created.get("apiKey.id"), "reason", "the laptop was stolen"))
                .ok();

        assertThat(tool.ask(HEAD).status()).isEqualTo(401);
    }

    @Test
    void aRotatedKeyIsRefusedAtOnceAndTheNewOneTaken() {
        Answer created = create("Qlik");

        Answer rotated = unsettled(admin.token())
                .change("rotateApiKey", input("apiKeyId", created.get("apiKey.id")), "key")
                .ok();

        assertThat(unsettled(rotated.get("key")).ask(HEAD).status()).isEqualTo(200);
        assertThat(unsettled(created.get("key")).ask(HEAD).status()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsNotRotated() {
        Answer created = create("Once");
        Map<String, Object> which = input("apiKeyId", created.get("apiKey.id"), "reason", "no longer used");
        admin.change("revokeApiKey", which).ok();

        Answer refused = admin.change("rotateApiKey", which, "key");

        assertThat(refused.<String>all("userErrors[*].code")).containsExactly("API_KEY_IS_REVOKED");
        assertThat(refused.<String>get("key")).isNull();
        assertThat(admin.speaking("zh-CN").change("rotateApiKey", which).<String>all("userErrors[*].message"))
                .first()
                .asString()
                .contains("已被吊销");
    }

    @Test
    void theLedgerKeepsTheHashAndNeverTheKey() {
        Answer created = create("Secret");
        String key = created.get("key");

        assertThat(key).startsWith("tl_").hasSizeGreaterThan(40);
        StringBuilder everything = new StringBuilder();
        MongoDatabase database = server.bean(MongoDatabase.class);
        database.listCollectionNames()
                .forEach(name ->
                        database.getCollection(name).find().forEach(found -> everything.append(found.toJson())));
        assertThat(everything).contains(KeyHash.of(key).value()).doesNotContain(key);
    }

    @Test
    void whoMadeAndRevokedAKeyIsInItsHistory() {
        Answer created = create("Audited");
        String id = created.get("apiKey.id");
        admin.change("revokeApiKey", input("apiKeyId", id, "reason", "audit is over"))
                .ok();

        Answer history = server.as("ann", Role.AUDITOR)
                .ask(
                        "query($id: ID!) { apiKey(id: $id) { revoked history { nodes { actor reason } } } }",
                        Map.of("id", id))
                .ok();

        assertThat(history.<Boolean>get("apiKey.revoked")).isTrue();
        assertThat(history.<String>all("apiKey.history.nodes[*].actor")).containsExactly("root", "root");
        assertThat(history.<String>all("apiKey.history.nodes[*].reason")).contains("audit is over");
    }

    @Test
    void keysAreForAdministratorsAndAuditorsOnly() {
        String id = create("Hidden").get("apiKey.id");
        TestClient manager = server.as("mei.lin", Role.MANAGER);

        assertThat(manager.ask("{ apiKeys { totalCount nodes { id } } }").ok().<Integer>get("apiKeys.totalCount"))
                .isZero();
        assertThat(manager.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", id))
                        .<String>get("node"))
                .isNull();
        assertThat(manager.change("createApiKey", input("name", "mine"))
                        .errors()
                        .toString())
                .contains("FORBIDDEN");
    }

    @Test
    void theLastUseIsKnownToTheMinute() {
        Answer created = create("Seen");
        String id = created.get("apiKey.id");
        assertThat(lastUse(id)).isNull();
        long head = admin.ask(HEAD).<Integer>get("ledger.head");

        server.withToken(created.get("key")).ask(HEAD).ok();
        String first = lastUse(id);
        assertThat(first).isEqualTo(server.clock().instant().toString());
        server.clock().advance(Duration.ofSeconds(59));
        server.withToken(created.get("key")).ask(HEAD).ok();
        assertThat(lastUse(id)).isEqualTo(first);
        server.clock().advance(Duration.ofSeconds(1));
        server.withToken(created.get("key")).ask(HEAD).ok();
        assertThat(lastUse(id)).isEqualTo(server.clock().instant().toString());
        assertThat(admin.ask(HEAD).<Integer>get("ledger.head"))
                .as("no event a use")
                .isEqualTo((int) head);
    }

    @Test
    void aScopeOfSomethingElseIsRefused() {
        Answer refused = admin.change("createApiKey", input("name", "odd", "facts", List.of("goals")), "key");

        assertThat(refused.<String>all("userErrors[*].code")).containsExactly("UNKNOWN_NAME");
        assertThat(refused.<String>get("key")).isNull();
    }

    private static Answer create(String name) {
        return admin.change("createApiKey", input("name", name), "key apiKey { id }")
                .ok();
    }

    private static String lastUse(String id) {
        return admin.ask("query($id: ID!) { apiKey(id: $id) { lastUsedAt } }", Map.of("id", id))
                .ok()
                .get("apiKey.lastUsedAt");
    }

    /** Does not wait for the read side before it asks. */
    private static TestClient unsettled(String token) {
        return new TestClient(admin.url(), token, "en", () -> {});
    }

    private static int status(String authorization) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        admin.url() + "?query=" + URLEncoder.encode(HEAD, StandardCharsets.UTF_8)))
                                .header("Authorization", authorization)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
