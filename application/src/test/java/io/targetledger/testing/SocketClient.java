package io.targetledger.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks over one WebSocket, as {@code graphql-transport-ws} has it. */
public final class SocketClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE = 30;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int asked;

    public SocketClient(TestClient client) throws Exception {
        socket = HTTP.newWebSocketBuilder()
                .header("Authorization", "Bearer " + client.token())
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create(client.url().toString().replaceFirst("^http", "ws")), new WebSocket.Listener() {
                    private final StringBuilder text = new StringBuilder();

                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
                        text.append(data);
                        if (last) {
                            told.add(text.toString());
                            text.setLength(0);
                        }
                        webSocket.request(1);
                        return null;
                    }
                })
                .get(PATIENCE, TimeUnit.SECONDS);
        socket.sendText("{\"type\": \"connection_init\"}", true).get(PATIENCE, TimeUnit.SECONDS);
        next("connection_ack");
    }

    /** The first thing that is said of a query, whatever it is. */
    public String ask(String query) throws Exception {
        String id = Integer.toString(++asked);
        socket.sendText(
                        JSON.writeValueAsString(
                                Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query))),
                        true)
                .get(PATIENCE, TimeUnit.SECONDS);
        return next("\"id\":\"" + id + "\"");
    }

    private String next(String with) throws InterruptedException {
        while (true) {
            String said = told.poll(PATIENCE, TimeUnit.SECONDS);
            if (said == null) {
                throw new AssertionError("nothing was said with " + with);
            }
            if (said.contains(with)) {
                return said;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
