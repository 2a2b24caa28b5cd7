package io.targetledger.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server, asked by a command. What goes wrong is said in one message. */
public final class ServedGraphQl {

    private static final Duration CONNECT_IN = Duration.ofSeconds(10);
    private static final Duration ANSWER_IN = Duration.ofMinutes(5);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_IN).build();
    private final URI url;
    private final String token;
    private final String language;

    private ServedGraphQl(URI url, String token, String language) {
        this.url = url;
        this.token = token;
        this.language = language;
    }

    /** Said by the command where the URL is none of a server, or there is no token. */
    public static ServedGraphQl at(String url, @Nullable String token, LanguageOption language) {
        String shown = token != null ? token : System.getenv("TARGET_LEDGER_TOKEN");
        if (shown == null || !TOKEN.matcher(shown).matches()) {
            throw new Refused("server.token", Map.of());
        }
        URI parsed;
        try {
            parsed = URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException e) {
            throw new Refused("server.url", Map.of("given", url));
        }
        if (parsed.getHost() == null || !String.valueOf(parsed.getScheme()).startsWith("http")) {
            throw new Refused("server.url", Map.of("given", url));
        }
        return new ServedGraphQl(parsed, shown, language.words().locale().toLanguageTag());
    }

    /** The data of the answer. */
    public JsonNode ask(String query, Map<String, ?> variables) {
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

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(ANSWER_IN)
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language);
    }

    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(e);
        }
    }

    public Refused silent(Exception why) {
        String words = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new Refused("server.silent", Map.of("url", url, "why", words));
    }

    public static Refused refused(byte[] body) {
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
}
