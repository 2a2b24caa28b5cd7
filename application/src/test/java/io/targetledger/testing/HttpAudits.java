package io.targetledger.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the public audit of GraphQL over HTTP, {@code serverAudits} of the npm package graphql-http, against a server. The
 * bundle is the package's own, unchanged; what it needs of a browser ({@code fetch}, {@code URL}, {@code TextDecoder}) is
 * bridged to this JVM's HTTP client, so that no Node.js is needed.
 */
public final class HttpAudits {

    private static final String BUNDLE = "/graphql-http/audits-1.22.4.js";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String BROWSER = """
            class TextDecoder { decode(body) { return body.text(); } }
            class URL {
              constructor(base) { this.base = base; this.given = []; this.searchParams = { set: (k, v) => this.given.push([k, v]) }; }
              toString() { return this.base + '?' + this.given.map(p => p.map(encodeURIComponent).join('=')).join('&'); }
            }
            const answered = sent => ({
              status: sent.status(),
              headers: { get: name => sent.header(name) },
              arrayBuffer: async () => sent,
              clone() { return this; },
            });
            const audits = graphqlHttpAudits.serverAudits({
              url,
              fetchFn: async (to, init = {}) =>
                answered(http.send(to, init.method ?? 'GET', JSON.stringify(init.headers ?? {}), init.body ?? null)),
            });
            for (const { id, name, fn } of audits) {
              fn().then(done => found.add(id, name, done.status, done.reason ?? ''),
                        failed => found.add(id, name, 'error', String(failed)));
            }
            """;

    private HttpAudits() {}

    /**
     * One audit and how it went.
     *
     * @param name begins with MUST, SHOULD or MAY
     * @param status {@code ok}; else {@code error} for a MUST, {@code warn} for a SHOULD, {@code notice} for a MAY
     */
    public record Result(String id, String name, String status, String reason) {}

    public static List<Result> of(URI graphql, String token) throws IOException {
        Found found = new Found();
        try (Context js = Context.newBuilder("js")
                        .allowHostAccess(HostAccess.ALL)
                        .option("engine.WarnInterpreterOnly", "false")
                        .build();
                var bundle = Objects.requireNonNull(HttpAudits.class.getResourceAsStream(BUNDLE))) {
            js.getBindings("js").putMember("http", new Http(token));
            js.getBindings("js").putMember("found", found);
            js.getBindings("js").putMember("url", graphql.toString());
            js.eval("js", new String(bundle.readAllBytes(), StandardCharsets.UTF_8));
            js.eval(Source.newBuilder("js", BROWSER, "browser.js").build());
        }
        return found.results;
    }

    /** What the script reports to. */
    public static final class Found {

        private final List<Result> results = new ArrayList<>();

        public void add(String id, String name, String status, String reason) {
            results.add(new Result(id, name, status, reason));
        }
    }

    /** What the script sends by. */
    public static final class Http {

        private final HttpClient client = HttpClient.newHttpClient();
        private final String token;

        Http(String token) {
            this.token = token;
        }

        public Sent send(String url, String method, String headers, @Nullable String body)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + token)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            JSON.readValue(headers, new TypeReference<Map<String, String>>() {}).forEach(request::header);
            return new Sent(client.send(request.build(), BodyHandlers.ofByteArray()));
        }
    }

    /** What came back. */
    public static final class Sent {

        private final HttpResponse<byte[]> response;

        Sent(HttpResponse<byte[]> response) {
            this.response = response;
        }

        public int status() {
            return response.statusCode();
        }

        public @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        /** @throws IOException if the body is not UTF-8 */
        public String text() throws IOException {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(response.body()))
                    .toString();
        }
    }
}
