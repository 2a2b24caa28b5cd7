package io.targetledger.imports.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.targetledger.imports.ImportAnswer;
import io.targetledger.imports.ImportRequest;
import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server. */
final class Server implements Destination {

    private static final Duration CONNECT_IN = Duration.ofSeconds(10);
    private static final Duration ANSWER_IN = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_IN).build();
    private final URI url;
    private final String token;
    private final Order order;

    /** What goes with every chunk. */
    record Order(String language, boolean dryRun, String importId, String reason) {}

    /** @throws ImportRefused when the URL is none of a server */
    Server(String url, String token, Order order) {
        try {
            this.url = URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException e) {
            throw notAUrl(url);
        }
        if (this.url.getHost() == null || !String.valueOf(this.url.getScheme()).startsWith("http")) {
            throw notAUrl(url);
        }
        this.token = token;
        this.order = order;
    }

    private static ImportRefused notAUrl(String given) {
        return new ImportRefused("server.url", Map.of("given", given));
    }

    @Override
    public List<RowOutcome> take(RowKind kind, List<Row> rows) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("import/" + kind.path()))
                .timeout(ANSWER_IN)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", order.language())
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(
                        new ImportRequest(rows, order.dryRun(), order.importId(), order.reason()))))
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() != 200) {
            throw refused(response);
        }
        try {
            List<RowOutcome> outcomes =
                    JSON.readValue(response.body(), ImportAnswer.class).outcomes();
            if (outcomes.size() == rows.size()) {
                return outcomes;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new ImportRefused("server.answer", Map.of("url", url, "status", response.statusCode(), "why", ""));
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new ImportRefused("server.unreachable", Map.of("url", url));
        } catch (HttpTimeoutException e) {
            throw new ImportRefused("server.slow", Map.of("url", url, "seconds", ANSWER_IN.toSeconds()));
        } catch (IOException e) {
            throw new ImportRefused("server.broken", Map.of("url", url, "why", String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportRefused("interrupted", Map.of());
        }
    }

    private ImportRefused refused(HttpResponse<byte[]> response) {
        return switch (response.statusCode()) {
            case 401 -> new ImportRefused("server.token", Map.of("url", url));
            case 403 -> new ImportRefused("server.forbidden", Map.of("url", url, "why", messageOf(response)));
            default ->
                new ImportRefused(
                        "server.answer",
                        Map.of("url", url, "status", response.statusCode(), "why", messageOf(response)));
        };
    }

    private static String messageOf(HttpResponse<byte[]> response) {
        try {
            JsonNode errors = JSON.readTree(response.body()).path("errors");
            return errors.path(0).path("message").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    @Override
    public void close() {
        // nothing is held between two requests
    }
}
