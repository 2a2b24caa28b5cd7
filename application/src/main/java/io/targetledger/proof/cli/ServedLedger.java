package io.targetledger.proof.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger of a running server. What it shows is checked here, not believed. */
final class ServedLedger implements LedgerSource {

    private static final Duration CONNECT_IN = Duration.ofSeconds(10);
    private static final Duration ANSWER_IN = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_IN).build();
    private final URI url;
    private final String token;
    private final String language;

    /** @throws Refused when the URL is none of a server */
    ServedLedger(String url, String token, String language) {
        try {
            this.url = URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException e) {
            throw new Refused("server.url", Map.of("given", url));
        }
        if (this.url.getHost() == null || !String.valueOf(this.url.getScheme()).startsWith("http")) {
            throw new Refused("server.url", Map.of("given", url));
        }
        this.token = token;
        this.language = language;
    }

    @Override
    public long commits() {
        return ask("{ ledger { commit } }", Map.of())
                .get("ledger")
                .get("commit")
                .asLong();
    }

    @Override
    public void walkAfter(long commit, Predicate<BsonDocument> each) {
        HttpResponse<InputStream> response =
                send(request("ledger/commits?after=" + commit).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = new BufferedInputStream(response.body(), 1 << 16)) {
            if (response.statusCode() != 200) {
                throw refused(body.readAllBytes());
            }
            for (Optional<BsonDocument> next = next(body); next.isPresent(); next = next(body)) {
                if (!each.test(next.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            throw silent(e);
        }
    }

    private static Optional<BsonDocument> next(InputStream body) throws IOException {
        byte[] length = body.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return Optional.empty();
        }
        if (length.length < Integer.BYTES) {
            throw new IOException("the answer breaks off");
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] document = new byte[Math.max(size, Integer.BYTES)];
        System.arraycopy(length, 0, document, 0, Integer.BYTES);
        if (body.readNBytes(document, Integer.BYTES, document.length - Integer.BYTES)
                < document.length - Integer.BYTES) {
            throw new IOException("the answer breaks off");
        }
        return Optional.of(new RawBsonDocument(document));
    }

    @Override
    public String checkpoint() {
        return ask("{ ledgerCheckpoint { note } }", Map.of())
                .get("ledgerCheckpoint")
                .get("note")
                .asString();
    }

    @Override
    public Optional<String> proof(What what, @Nullable String checkpoint) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("position", what.position());
        variables.put("id", what.aggregateId());
        variables.put("checkpoint", checkpoint);
        JsonNode proof = ask(
                        "query ($position: Long, $id: ID, $checkpoint: String) {"
                                + " ledgerProof(position: $position, aggregateId: $id, checkpoint: $checkpoint) { document } }",
                        variables)
                .get("ledgerProof");
        return proof.isNull()
                ? Optional.empty()
                : Optional.of(proof.get("document").asString());
    }

    private JsonNode ask(String query, Map<String, ?> variables) {
        byte[] body = JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
        HttpResponse<byte[]> response = send(
                request("graphql")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofByteArray());
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() == 200 && !answer.has("errors")) {
                return answer.get("data");
            }
        } catch (JacksonException e) {
            // said below
        }
        throw refused(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(ANSWER_IN)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(e);
        }
    }

    private Refused silent(Exception why) {
        String words = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new Refused("server.silent", Map.of("url", url, "why", words));
    }

    private static Refused refused(byte[] body) {
        try {
            JsonNode message = JSON.readTree(body).at("/errors/0/message");
            if (message.isString()) {
                return new Refused("server.refused", Map.of("why", message.asString()));
            }
        } catch (JacksonException e) {
            // it is no answer of ours
        }
        return new Refused("server.refused", Map.of("why", "it is no Target Ledger"));
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
