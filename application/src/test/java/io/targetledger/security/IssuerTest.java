package io.targetledger.security;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.targetledger.server.TargetLedgerApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(
        classes = TargetLedgerApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "target-ledger.security.audience=target-ledger",
            "target-ledger.security.roles-claim=realm_access.roles",
        })
@DirtiesContext // closed with its class, before the directory of its data is deleted
class IssuerTest {

    private static final RSAKey KEY = newKey();
    private static final HttpServer ISSUER = start();

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("target-ledger.data.directory", () -> data);
        properties.add("target-ledger.data.mongodb-uri", () -> "");
        properties.add("target-ledger.security.issuer", IssuerTest::issuer);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @LocalServerPort
    int port;

    @Test
    void acceptsATokenOfTheIssuer() throws Exception {
        HttpResponse<String> response = query(signed(KEY, claims().build()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"head\":0");
    }

    @Test
    void readsTheRolesFromTheClaimThatIsSet() throws Exception {
        JWTClaimsSet without = new JWTClaimsSet.Builder(claims().build())
                .claim("realm_access", null)
                .claim("roles", List.of("ADMIN"))
                .build();
        assertThat(query(signed(KEY, without)).body()).contains("FORBIDDEN", "li.na (no role)");
    }

    @Test
    void refusesEveryOtherToken() throws Exception {
        Instant past = Instant.now().minusSeconds(3_600);
        String[] others = {
            signed(newKey(), claims().build()),
            signed(KEY, claims().issuer("https://elsewhere.example").build()),
            signed(KEY, claims().audience("another-service").build()),
            signed(KEY, claims().expirationTime(Date.from(past)).build()),
            signed(KEY, claims().subject(null).build()),
            new PlainJWT(claims().build()).serialize(),
            "no-jwt-at-all",
        };
        for (String other : others) {
            HttpResponse<String> response = query(other);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("UNAUTHENTICATED").doesNotContain("Exception");
        }
    }

    private HttpResponse<String> query(String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"query\": \"{ ledger { head } }\"}"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("target-ledger")
                .subject("li.na")
                .expirationTime(Date.from(Instant.now().plusSeconds(3_600)))
                .claim("realm_access", java.util.Map.of("roles", List.of("sales_rep", "uma_authorization")));
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static String issuer() {
        return "http://localhost:" + ISSUER.getAddress().getPort();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://localhost:" + server.getAddress().getPort();
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\": \"" + url + "\", \"jwks_uri\": \"" + url
                            + "/keys\", \"subject_types_supported\": [\"public\"]}");
            answer(server, "/keys", new JWKSet(KEY.toPublicJWK()).toString());
            server.start();
            return server;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
