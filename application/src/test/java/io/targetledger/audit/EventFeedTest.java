package io.targetledger.audit;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;

import com.jayway.jsonpath.JsonPath;
import io.targetledger.security.Role;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What subscribers are told, over both transports, and what they are told when they come back. */
class EventFeedTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String EVENTS =
            "subscription($from: Long) { ledgerEvents(fromPosition: $from) { position eventType aggregateId } }";

    static TestServer server;
    static Company company;
    static TestClient auditor;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        auditor = server.as("audit", Role.AUDITOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A subscription over server-sent events, ended when closed. */
    private static final class Listener implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Listener(TestClient client, String query, Map<String, ?> variables) throws Exception {
            response = HTTP.send(
                    HttpRequest.newBuilder(client.url())
                            .header("Authorization", "Bearer " + client.token())
                            .header("Content-Type", "application/json")
                            .header("Accept", "text/event-stream")
                            .POST(BodyPublishers.ofString(
                                    JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                            .build(),
                    BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** What is said next. */
        String next() throws Exception {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:") && line.length() > "data:".length()) {
                    return line.substring("data:".length());
                }
            }
            throw new AssertionError("the stream has ended");
        }

        List<Long> positions(int count) throws Exception {
            List<Long> positions = new ArrayList<>();
            while (positions.size() < count) {
                Number position = JsonPath.read(next(), "$.data.ledgerEvents.position");
                positions.add(position.longValue());
            }
            return positions;
        }

        @Override
        public void close() throws Exception {
            response.body().close();
        }
    }

    private static long head() {
        Number head = auditor.ask("{ ledger { head } }").get("ledger.head");
        return head.longValue();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void aSubscriptionThatIsCutAndResumedMissesNothingAndRepeatsNothing() throws Exception {
        List<Long> seen = new ArrayList<>();
        long before = head();
        try (Listener first = new Listener(auditor, EVENTS, Map.of("from", 0))) {
            seen.addAll(first.positions((int) before - 3));
        }
        company.goal("Grow in Pudong", LI_NA, "100000");
        long after = head();
        try (Listener second = new Listener(auditor, EVENTS, Map.of("from", seen.get(seen.size() - 1)))) {
            seen.addAll(second.positions((int) after - seen.size()));
            company.goal("Grow in Minhang", LI_NA, "50000");
            long end = head();
            seen.addAll(second.positions((int) (end - after)));
            assertThat(seen).isEqualTo(upTo(end));
        }
    }

    @Test
    void aGoalIsFollowedAsItWasRightAfterEachChange() throws Exception {
        String goal = company.goal("Grow in Xuhui", LI_NA, "100000");
        String followed =
                "subscription($id: ID!) { goalChanged(id: $id) { eventType reason goal { target version } } }";
        try (Listener listener = new Listener(auditor, followed, Map.of("id", goal))) {
            awaitListeners(listening -> listening > 0);
            for (String target : List.of("110000", "120000")) {
                server.as("root", Role.ADMIN)
                        .change("reviseTarget", input("goalId", goal, "target", target, "reason", "to " + target))
                        .ok();
            }
            for (String target : List.of("110000", "120000")) {
                String told = listener.next();
                assertThat(JsonPath.<String>read(told, "$.data.goalChanged.goal.target"))
                        .isEqualTo(target);
                assertThat(JsonPath.<String>read(told, "$.data.goalChanged.reason"))
                        .isEqualTo("to " + target);
            }
        }
    }

    @Test
    void aFilterLeavesOutTheRest() throws Exception {
        String filtered = "subscription { ledgerEvents(fromPosition: 0, filter: {eventType: [\"goal.GoalDefined\"]})"
                + " { eventType } }";
        company.goal("Grow in Hongkou", LI_NA, "70000");
        try (Listener listener = new Listener(auditor, filtered, Map.of())) {
            assertThat(listener.next()).contains("goal.GoalDefined");
        }
        String misspelt = "subscription { ledgerEvents(filter: {eventType: [\"goal.Nonsense\"]}) { eventType } }";
        try (Listener listener = new Listener(auditor, misspelt, Map.of())) {
            assertThat(listener.next()).contains("goal.Nonsense").contains("BAD_USER_INPUT");
        }
    }

    @Test
    void whoMayNotReadIsToldNothing() throws Exception {
        try (Listener listener = new Listener(server.as("bi", Role.BI), EVENTS, Map.of("from", 0))) {
            assertThat(listener.next()).contains("FORBIDDEN");
        }
    }

    @Test
    void aListenerThatHasGoneIsForgotten() throws Exception {
        try (Listener listener = new Listener(auditor, EVENTS, Map.of("from", 0))) {
            listener.next();
            awaitListeners(listening -> listening > 0);
        }
        company.goal("Grow in Putuo", LI_NA, "10000");
        awaitListeners(listening -> {
            company.goal("Grow in Putuo", LI_NA, "10000"); // a connection is found closed when something is sent
            return listening == 0;
        });
    }

    @Test
    void theSameIsToldOverAWebSocket() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        URI url = URI.create(auditor.url().toString().replaceFirst("^http", "ws"));
        WebSocket socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + auditor.token())
                .subprotocols("graphql-transport-ws")
                .buildAsync(url, new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            told.add(text.toString());
                            text.setLength(0);
                        }
                        webSocket.request(1);
                        return null;
                    }
                })
                .get(30, TimeUnit.SECONDS);
        socket.sendText("{\"type\": \"connection_init\"}", true).get();
        assertThat(told.poll(30, TimeUnit.SECONDS)).contains("connection_ack");
        socket.sendText(
                        JSON.writeValueAsString(Map.of(
                                "id",
                                "1",
                                "type",
                                "subscribe",
                                "payload",
                                Map.of("query", EVENTS, "variables", Map.of("from", 0)))),
                        true)
                .get();
        for (long position = 1; position <= 5; position++) {
            String next = told.poll(30, TimeUnit.SECONDS);
            assertThat(JsonPath.<Integer>read(next, "$.payload.data.ledgerEvents.position"))
                    .isEqualTo((int) position);
        }
        socket.abort();
    }

    private static void awaitListeners(Predicate<Integer> holds) {
        EventFeed feed = server.bean(EventFeed.class);
        await().atMost(Duration.ofSeconds(60)).until(() -> holds.test(feed.listening()));
    }
}
