package io.targetledger.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.imports.Words;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Back-tests that a server runs. */
final class ServedBackTest {

    private static final Duration CONNECT_IN = Duration.ofSeconds(10);
    private static final Duration ANSWER_IN = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String QUERY = """
            query($metric: ID!, $term: GoalTerm!, $team: ID, $until: LocalDate, $level: Decimal!) {
              forecastBackTest(metric: $metric, term: $term, team: $team, until: $until, level: $level) {
                rows { subjects elapsedShare cases skipped meanError naiveMeanError relativeError naiveRelativeError closer coverage } } }""";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_IN).build();
    private final URI url;
    private final String token;
    private final String language;

    /** @throws BackTestRefused when the URL is none of a server */
    ServedBackTest(String url, String token, Words words) {
        try {
            this.url = URI.create(url.endsWith("/") ? url : url + "/").resolve("graphql");
        } catch (IllegalArgumentException e) {
            throw new BackTestRefused("server.url", Map.of("given", url));
        }
        if (this.url.getHost() == null || !String.valueOf(this.url.getScheme()).startsWith("http")) {
            throw new BackTestRefused("server.url", Map.of("given", url));
        }
        this.token = token;
        this.language = words.locale().toLanguageTag();
    }

    /** @throws BackTestRefused where the server does not answer, or says no */
    List<BackTestTable.Line> rows(
            String metric, Term term, @Nullable String team, @Nullable LocalDate until, BigDecimal level) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("metric", metric);
        variables.put("term", term.name());
        variables.put("team", team);
        variables.put("until", until == null ? null : until.toString());
        variables.put("level", level.toPlainString());
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(ANSWER_IN)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("query", QUERY, "variables", variables))))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return rows(JSON.readTree(response.body()));
        } catch (JacksonException e) {
            throw new BackTestRefused("server.refused", Map.of("why", "it is no Target Ledger"));
        } catch (IOException e) {
            throw silent(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(e);
        }
    }

    private static List<BackTestTable.Line> rows(JsonNode answer) {
        JsonNode message = answer.at("/errors/0/message");
        JsonNode rows = answer.at("/data/forecastBackTest/rows");
        if (message.isString() || !rows.isArray()) {
            throw new BackTestRefused("server.refused", Map.of("why", message.asString("it is no Target Ledger")));
        }
        return rows.valueStream()
                .map(row -> JSON.treeToValue(row, BackTestTable.Line.class))
                .toList();
    }

    private BackTestRefused silent(Exception why) {
        String words = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return new BackTestRefused("server.silent", Map.of("url", url, "why", words));
    }
}
