package io.targetledger.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One run of the jar as a server, and a client of it. */
final class PackagedServer implements AutoCloseable {

    static final String TOKEN = "token-of-the-packaged-test";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();

    private PackagedServer(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static PackagedServer serve(Path data) {
        return start("serve", "--data", data.toString(), "--port", "0", "--token", TOKEN, "--lang", "en");
    }

    /** Starts the jar and waits until it says where it listens. */
    static PackagedServer start(String... arguments) {
        PackagedServer server = new PackagedServer(run(arguments));
        server.address();
        return server;
    }

    static Process run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("target-ledger.jar", "target/target-ledger.jar")));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command that ends by itself printed, and its exit code. */
    record Ended(int exitCode, String output) {

        static Ended of(Process process) {
            try {
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(2, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError("Did not end: " + output);
                }
                return new Ended(process.exitValue(), output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    URI address() {
        try {
            return address.get(2, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new AssertionError("The server did not start: " + output, e);
        }
    }

    List<String> output() {
        return List.copyOf(output);
    }

    /** The whole answer to a GraphQL request of the administrator. */
    JsonNode ask(String query, Map<String, ?> variables) throws IOException, InterruptedException {
        return ask(TOKEN, query, variables);
    }

    JsonNode ask(String token, String query, Map<String, ?> variables) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/graphql"))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.writeValueAsString(Map.of("query", query, "variables", variables))))
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C; the exit code. */
    int interrupt() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("Did not stop: " + output);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                String text = line.strip();
                if (text.startsWith("GraphQL ")) {
                    address.complete(
                            URI.create(text.substring("GraphQL ".length()).strip()));
                }
            }
        } catch (IOException e) {
            output.add("(output lost: " + e + ")");
        }
        address.completeExceptionally(new IllegalStateException("it ended"));
    }
}
