package io.targetledger.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Sends GraphQL requests with one actor's token, in one language.
 *
 * @param settle run before each request: waits until the read side shows everything recorded before
 */
public record TestClient(URI url, String token, String language, Runnable settle) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public TestClient speaking(String otherLanguage) {
        return new TestClient(url, token, otherLanguage, settle);
    }

    public Answer ask(String query) {
        return ask(query, Map.of());
    }

    public Answer ask(String query, Map<String, ?> variables) {
        settle.run();
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(url)
                            .header("Authorization", "Bearer " + token)
                            .header("Accept-Language", language)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(BodyPublishers.ofString(
                                    JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Sends a mutation of one field.
     *
     * @param selection of the payload, besides {@code version position userErrors}
     */
    public Answer change(String mutation, Map<String, ?> input, String selection) {
        String type = Character.toUpperCase(mutation.charAt(0)) + mutation.substring(1) + "Input!";
        return ask(
                        "mutation($input: %s) { answer: %s(input: $input) { version position userErrors { code field message } %s } }"
                                .formatted(type, mutation, selection),
                        Map.of("input", input))
                .within("answer");
    }

    public Answer change(String mutation, Map<String, ?> input) {
        return change(mutation, input, "");
    }

    /** Alternating names and values; null values are kept. */
    public static Map<String, Object> input(Object... namesAndValues) {
        Map<String, Object> input = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return input;
    }
}
