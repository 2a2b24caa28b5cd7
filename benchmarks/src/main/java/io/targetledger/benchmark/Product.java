package io.targetledger.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.targetledger.benchmark.Measure.Traffic;
import io.targetledger.embedded.EmbeddedMongo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Target Ledger as it is delivered: the jar, in a process of its own, on its embedded server and a data directory, or on the
 * MongoDB that {@link Server#URI} names. Peers work on the same server, see {@link #mongodbUri()}.
 */
final class Product implements AutoCloseable {

    static final Path JAR = Path.of("application", "target", "target-ledger.jar");
    static final String DATABASE = "target_ledger";

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String TOKEN = "token-of-the-benchmarks";
    private static final HttpClient GETS = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final int port;
    private final String mongodbUri;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());

    private Product(Process process, int port, String mongodbUri) {
        this.process = process;
        this.port = port;
        this.mongodbUri = mongodbUri;
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it; it may not answer yet. */
    static Product start(Path data, List<String> javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        return launch(command, data);
    }

    /** Likewise by {@code ./target-ledger}, as users start it. */
    static Product startByLauncher(Path data) throws IOException {
        return launch(List.of("./target-ledger"), data);
    }

    /** Starts another Spring Boot application that answers GraphQL. */
    static Product startOther(Path jar) throws IOException {
        int port = freePort();
        return new Product(
                new ProcessBuilder(JAVA.toString(), "-jar", jar.toString(), "--server.port=" + port)
                        .redirectErrorStream(true)
                        .start(),
                port,
                "");
    }

    private static Product launch(List<String> launcher, Path data) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of("serve", "--data", data.toString(), "--port", Integer.toString(port), "--lang", "en"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("TARGET_LEDGER_TOKEN", TOKEN);
        String given = System.getenv(Server.URI);
        if (given != null) {
            builder.environment().put("MONGODB_URI", given);
            builder.environment().put("TARGET_LEDGER_DATA_DATABASE", DATABASE);
            return new Product(builder.start(), port, given);
        }
        int embedded = freePort();
        builder.environment().remove("MONGODB_URI");
        builder.environment().put("TARGET_LEDGER_DATA_EMBEDDED_PORT", Integer.toString(embedded));
        return new Product(builder.start(), port, "mongodb://127.0.0.1:" + embedded);
    }

    /** Starts it and waits until the views are folded up to the end of the ledger. */
    static Product started(Path data, List<String> javaOptions) throws Exception {
        Product product = start(data, javaOptions);
        try {
            product.awaitFolded();
        } catch (Exception e) {
            product.close();
            throw e;
        }
        return product;
    }

    /** Does something to the database while the product is not running. */
    static void prepare(Path data, DatabaseWork work) throws Exception {
        String given = System.getenv(Server.URI);
        if (given != null) {
            try (MongoClient client = MongoClients.create(new ConnectionString(given))) {
                client.getDatabase(DATABASE).drop();
                work.on(client.getDatabase(DATABASE));
            }
            return;
        }
        try (EmbeddedMongo embedded = EmbeddedMongo.open(data);
                MongoClient client = MongoClients.create(embedded.connectionString())) {
            work.on(client.getDatabase(DATABASE));
        }
    }

    /** Likewise, with what the product has left there. */
    static void prepareAgain(Path data, DatabaseWork work) throws Exception {
        String given = System.getenv(Server.URI);
        if (given == null) {
            prepare(data, work);
        } else {
            try (MongoClient client = MongoClients.create(new ConnectionString(given))) {
                work.on(client.getDatabase(DATABASE));
            }
        }
    }

    interface DatabaseWork {
        void on(MongoDatabase database) throws Exception;
    }

    /** The server that its data is on. */
    String mongodbUri() {
        return mongodbUri;
    }

    List<String> output() {
        return List.copyOf(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Connections of the administrator, English spoken; made when first used. */
    HttpClients graphql() {
        return new HttpClients(port, "/graphql", "Authorization: Bearer " + TOKEN + "\r\nAccept-Language: en\r\n");
    }

    static byte[] request(String query, Map<String, ?> variables) {
        return JSON.writeValueAsBytes(Map.of("query", query, "variables", variables));
    }

    /** The data of an answer. */
    static JsonNode data(byte[] answer) throws IOException {
        JsonNode whole = JSON.readTree(answer);
        if (whole.has("errors")) {
            throw new IOException("GraphQL errors: " + whole.get("errors"));
        }
        return whole.get("data");
    }

    /** Returns once it answers and its views are folded up to the end of the ledger. */
    void awaitFolded() throws Exception {
        try (HttpClients http = graphql()) {
            while (!isFolded(http)) {
                if (!isAlive()) {
                    throw new IllegalStateException("the product ended: " + output);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private static boolean isFolded(HttpClients http) throws IOException {
        try {
            JsonNode ledger = data(http.post(request("{ ledger { head projected } }", Map.of())))
                    .get("ledger");
            return ledger.get("head").equals(ledger.get("projected"));
        } catch (ConnectException notYet) {
            return false;
        }
    }

    /**
     * The measure with the database round trips of one request, by the product's own metric of its driver: a pass of
     * sequential requests, less what it sends when idle. The metric does not know bytes.
     */
    Measure counted(Measure measure, HttpClients graphql, List<byte[]> requests) throws Exception {
        long before = commandsSent();
        for (byte[] request : requests.subList(0, Math.min(100, requests.size()))) {
            graphql.post(request);
        }
        double each = (double) (commandsSent() - before) / Math.min(100, requests.size());
        return measure.with(new Traffic(each, Double.NaN, Double.NaN));
    }

    /** The body of what it answers to a GET by the administrator, as it comes. */
    InputStream get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        HttpResponse<InputStream> answer = GETS.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException("%d: %s"
                    .formatted(answer.statusCode(), new String(answer.body().readAllBytes(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    /** Position of the ledger's last event. */
    long head() throws IOException {
        try (HttpClients http = graphql()) {
            return data(http.post(request("{ ledger { head } }", Map.of())))
                    .get("ledger")
                    .get("head")
                    .asLong();
        }
    }

    /** Round trips to its database since it started. */
    long commandsSent() throws Exception {
        return (long) metric("mongodb.driver.commands");
    }

    /** The first measurement of one of its metrics, by name and tags as its actuator takes them. */
    double metric(String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/actuator/metrics/%s".formatted(port, name)))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        String answer = GETS.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return JSON.readTree(answer).get("measurements").get(0).get("value").asDouble();
    }

    void collectGarbage() throws Exception {
        int code = new ProcessBuilder(JAVA.resolveSibling("jcmd").toString(), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("jcmd could not collect the garbage of process " + process.pid());
        }
    }

    /** What the process keeps in memory, in MiB. */
    double residentMebibytes() throws IOException {
        return mebibytes("VmRSS:");
    }

    /** The most it ever kept. */
    double mostResidentMebibytes() throws IOException {
        return mebibytes("VmHWM:");
    }

    private double mebibytes(String figure) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith(figure)) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        throw new IOException("no " + figure + " of process " + process.pid());
    }

    /** As Ctrl-C. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException e) {
            output.add("(output lost: " + e + ")");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
