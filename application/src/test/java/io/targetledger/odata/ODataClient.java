package io.targetledger.odata;

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
import java.util.ArrayList;
import java.util.List;

import io.targetledger.testing.TestClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks as a tool does: follows links and knows nothing of what they hold. */
record ODataClient(URI server, String authorization, Runnable settle) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static ODataClient of(TestClient client) {
        return new ODataClient(client.url().resolve("/"), "Bearer " + client.token(), client.settle());
    }

    /** @param options alternating names and values */
    String url(String path, String... options) {
        StringBuilder url = new StringBuilder(server.resolve("/odata" + path).toString());
        for (int i = 0; i < options.length; i += 2) {
            url.append(i == 0 ? '?' : '&')
                    .append(options[i])
                    .append('=')
                    .append(URLEncoder.encode(options[i + 1], StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return url.toString();
    }

    HttpResponse<String> get(String url, String... headers) {
        return send("GET", url, headers);
    }

    HttpResponse<String> send(String method, String url, String... headers) {
        settle.run();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, BodyPublishers.noBody())
                .header("Accept-Language", "en");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode ok(String url, String... headers) {
        HttpResponse<String> response = get(url, headers);
        assertThat(response.statusCode()).as(url + "\n" + response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("OData-Version")).contains("4.0");
        return JSON.readTree(response.body());
    }

    /** All pages. */
    List<JsonNode> rows(String url, String... headers) {
        List<JsonNode> rows = new ArrayList<>();
        String next = url;
        while (next != null) {
            JsonNode page = ok(next, headers);
            page.get("value").forEach(rows::add);
            next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asString() : null;
        }
        return rows;
    }

    /** The status and what the error is about. */
    String refusal(String url, String... headers) {
        HttpResponse<String> response = get(url, headers);
        JsonNode error = JSON.readTree(response.body()).get("error");
        assertThat(error).as(response.body()).isNotNull();
        return response.statusCode() + " " + error.get("code").asString() + " "
                + error.get("message").asString();
    }

    /** As GraphQL and files write it: decimals are text there. */
    static String shown(JsonNode value) {
        return value.isNull() ? "null" : value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }
}
