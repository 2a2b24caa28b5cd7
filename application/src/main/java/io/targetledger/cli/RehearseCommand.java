package io.targetledger.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;

/**
 * What a start and the first answers take, done once: a Java machine that records classes meanwhile starts the faster ever
 * after. For {@code ./target-ledger} and the container image.
 */
@Command(
        name = "rehearse",
        hidden = true,
        description = "Starts on an empty store of its own, answers a few queries and stops.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    private static final List<String> REQUESTS = List.of(
            "{\"query\": \"{ ledger { head } metrics(first: 2) { nodes { id name history(last: 1) { nodes { actor } } } } }\"}",
            "{\"query\": \"{ goals(first: 5) { nodes { id title owner { name } parent { id } actual } pageInfo { endCursor } } }\"}",
            "{\"query\": \"mutation { retireMetric(input: {metricId: \\\"metric/none\\\", reason: \\\"none\\\"})"
                    + " { position userErrors { message } } }\"}");

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("target-ledger-rehearsal");
        try (RunningServer server = RunningServer.start(List.of(
                "--target-ledger.data.directory=" + data,
                "--target-ledger.data.mongodb-uri=",
                "--target-ledger.security.issuer=",
                "--server.address=127.0.0.1",
                "--server.port=0"))) {
            server.supplyMetrics();
            String token = server.adminToken().orElseThrow();
            for (String request : REQUESTS) {
                post(URI.create(server.url() + "/graphql"), token, request);
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void post(URI address, String token, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (answer.contains("\"errors\"")) {
            throw new IllegalStateException("The rehearsal went wrong: " + answer);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
