package io.targetledger.packaged;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.export.DuckDb;
import io.targetledger.packaged.PackagedServer.Ended;
import io.targetledger.testing.HttpAudits;
import io.targetledger.testing.HttpAudits.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PackagedApplicationIT {

    private static final String ESTABLISH = """
            mutation($code: String!, $commandId: ID) {
              establishUnit(input: {code: $code, name: {en: $code}, kind: COMPANY, since: "2026-01-01", commandId: $commandId}) {
                position version unit { id } userErrors { code message }
              }
            }""";

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedSurvivesARestart() throws Exception {
        long position;
        try (PackagedServer server = PackagedServer.serve(data)) {
            JsonNode answer = server.ask(ESTABLISH, Map.of("code", "acme"));
            assertThat(answer.at("/data/establishUnit/unit/id").asString("")).isEqualTo("unit/acme");
            position = answer.at("/data/establishUnit/position").asLong(0);
            assertThat(server.interrupt()).isIn(0, 130, 143);
        }
        try (PackagedServer server = PackagedServer.serve(data)) {
            JsonNode answer =
                    server.ask("{ unit(id: \"unit/acme\") { names { en } version } ledger { head } }", Map.of());
            assertThat(answer.at("/data/unit/names/en").asString("")).isEqualTo("acme");
            assertThat(answer.at("/data/ledger/head").asLong(0))
                    .isEqualTo(position)
                    .isPositive();
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesKillsInTheMiddleOfALoad() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        for (int round = 0; round < 2; round++) {
            try (PackagedServer server = PackagedServer.serve(data)) {
                loadUntilKilled(server, round, acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(50);

        try (PackagedServer server = PackagedServer.serve(data)) {
            Map<String, Long> recorded = auditLog(server);
            assertThat(recorded).containsAllEntriesOf(acknowledged);
            Set<Long> positions = new HashSet<>(recorded.values());
            long head = server.ask("{ ledger { head } }", Map.of())
                    .at("/data/ledger/head")
                    .asLong(0);
            for (long position = 1; position <= head; position++) {
                assertThat(positions).contains(position);
            }
            assertThat(recorded).hasSize((int) head);
        }
    }

    @Test
    void aCommandSentAgainAfterAKillIsAnsweredAsTheFirstTime() throws Exception {
        Map<String, String> command = Map.of("code", "acme", "commandId", "once");
        long position;
        try (PackagedServer server = PackagedServer.serve(data)) {
            position = server.ask(ESTABLISH, command)
                    .at("/data/establishUnit/position")
                    .asLong(0);
            server.kill();
        }
        try (PackagedServer server = PackagedServer.serve(data)) {
            JsonNode again = server.ask(ESTABLISH, command);
            assertThat(again.at("/data/establishUnit/position").asLong(0))
                    .isEqualTo(position)
                    .isPositive();
            assertThat(server.ask("{ ledger { head } }", Map.of())
                            .at("/data/ledger/head")
                            .asLong(0))
                    .isEqualTo(position);
        }
    }

    @Test
    void thePublicAuditOfGraphQlOverHttpFindsNothingBroken() throws Exception {
        try (PackagedServer server = PackagedServer.serve(data)) {
            List<Result> results = HttpAudits.of(server.address().resolve("/graphql"), PackagedServer.TOKEN);

            assertThat(results).hasSize(60);
            assertThat(results).extracting(Result::status).doesNotContain("error", "warn");
        }
    }

    @Test
    void aDataDirectoryServesOneProcess() {
        try (PackagedServer holder = PackagedServer.serve(data)) {
            assertThat(holder.address()).isNotNull();
            Ended second =
                    Ended.of(PackagedServer.run("serve", "--data", data.toString(), "--port", "0", "--lang", "en"));

            assertRefused(second, data.toString(), "in use by another process");
        }
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    Ended.of(PackagedServer.run("serve", "--data", data.toString(), "--port", port, "--lang", "en")),
                    port,
                    "--port");
        }
    }

    @Test
    void aCorruptStoreIsNamedAndLeftAsItIs() throws Exception {
        try (PackagedServer server = PackagedServer.serve(data)) {
            server.interrupt();
        }
        Path file;
        try (var files = Files.list(data)) {
            file = files.filter(Files::isRegularFile)
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
        byte[] garbage = "this is no database, and never was one".repeat(1_000).getBytes();
        Files.write(file, garbage);

        assertRefused(
                Ended.of(PackagedServer.run("serve", "--data", data.toString(), "--port", "0", "--lang", "en")),
                file.getFileName().toString(),
                "backup");
        assertThat(file).hasBinaryContent(garbage);
    }

    @Test
    void theLedgerIsVerifiedWithoutAServerAndAnAlteredEventIsNamed() throws Exception {
        try (PackagedServer server = PackagedServer.serve(data)) {
            server.ask(ESTABLISH, Map.of("code", "acme"));
            server.interrupt();
        }
        Ended intact = Ended.of(PackagedServer.run("verify", "--data", data.toString(), "--lang", "en"));
        assertThat(intact.exitCode()).as(intact.output()).isZero();
        assertThat(intact.output().lines().toList()).singleElement().asString().startsWith("Intact: ");

        try (EmbeddedMongo store = EmbeddedMongo.open(data);
                MongoClient client = MongoClients.create(store.connectionString())) {
            client.getDatabase("target_ledger")
                    .getCollection("commits")
                    .updateOne(
                            Filters.eq("events.aggregate", "unit/acme"),
                            Updates.set("events.0.metadata.actor", "somebody else"));
        }
        Ended altered = Ended.of(PackagedServer.run("verify", "--data", data.toString(), "--lang", "en"));
        assertThat(altered.exitCode()).isEqualTo(1);
        assertThat(altered.output())
                .startsWith("NOT INTACT (altered)")
                .contains("is not what was recorded: its digest differs");
    }

    @Test
    void tablesAreExportedAsParquet(@TempDir Path files) throws Exception {
        try (PackagedServer server = PackagedServer.serve(data)) {
            server.ask(ESTABLISH, Map.of("code", "acme"));
            Ended done = Ended.of(PackagedServer.run(
                    "export",
                    "organisationDimension",
                    "--server",
                    server.address().resolve("/").toString(),
                    "--token",
                    PackagedServer.TOKEN,
                    "--out",
                    files.toString(),
                    "--lang",
                    "en"));
            assertThat(done.exitCode()).as(done.output()).isZero();
            assertThat(done.output()).contains("organisationDimension: 1 rows");
        }
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.one("SELECT name FROM " + DuckDb.quoted(files.resolve("organisationDimension.parquet"))))
                    .isEqualTo("acme");
        }
    }

    @Test
    void otherAddressesThanLoopbackNeedAnIssuer() {
        assertRefused(
                Ended.of(
                        PackagedServer.run("serve", "--data", data.toString(), "--address", "0.0.0.0", "--lang", "en")),
                "0.0.0.0",
                "--issuer");
    }

    @Test
    void helpIsEverywhere() {
        for (List<String> command : List.of(
                List.<String>of(),
                List.of("serve"),
                List.of("demo"),
                List.of("import"),
                List.of("import", "crm"),
                List.of("export"),
                List.of("verify"),
                List.of("prove"),
                List.of("check-proof"),
                List.of("checkpoint"),
                List.of("checkpoint-key"),
                List.of("backtest"),
                List.of("replay"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.add("--help");
            Ended help = Ended.of(PackagedServer.run(arguments.toArray(String[]::new)));
            assertThat(help.exitCode()).as(help.output()).isZero();
            assertThat(help.output()).as("nothing before it, as a warning").startsWith("Usage: target-ledger");
        }
    }

    private static void assertRefused(Ended ended, String... words) {
        assertThat(ended.exitCode()).as(ended.output()).isNotZero();
        assertThat(ended.output()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
    }

    /** Several clients write until the server dies under them. */
    private static void loadUntilKilled(PackagedServer server, int round, Map<String, Long> acknowledged)
            throws Exception {
        int clients = 8;
        CountDownLatch enough = new CountDownLatch(40);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<?>> loads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            String prefix = "unit-%d-%d-".formatted(round, client);
            loads.add(threads.submit(() -> {
                for (int i = 0; ; i++) {
                    JsonNode answer = server.ask(ESTABLISH, Map.of("code", prefix + i));
                    acknowledged.put(
                            "unit/" + prefix + i,
                            answer.at("/data/establishUnit/position").asLong(0));
                    enough.countDown();
                }
            }));
        }
        enough.await();
        server.kill();
        threads.shutdownNow();
        for (Future<?> load : loads) {
            try {
                load.get();
            } catch (java.util.concurrent.ExecutionException connectionLost) {
                // That is how every client ends.
            }
        }
    }

    /** Position of every event by the object it happened to. */
    private static Map<String, Long> auditLog(PackagedServer server) throws Exception {
        Map<String, Long> positions = new HashMap<>();
        String after = null;
        do {
            Map<String, Object> variables = new HashMap<>();
            variables.put("after", after);
            JsonNode page = server.ask("""
                            query($after: String) {
                              auditLog(order: ASC, first: 100, after: $after) {
                                nodes { position aggregateId } pageInfo { hasNextPage endCursor }
                              }
                            }""", variables).at("/data/auditLog");
            page.at("/nodes")
                    .forEach(node -> positions.put(
                            node.at("/aggregateId").asString(""),
                            node.at("/position").asLong(0)));
            after = page.at("/pageInfo/hasNextPage").asBoolean(false)
                    ? page.at("/pageInfo/endCursor").asString("")
                    : null;
        } while (after != null);
        return positions;
    }
}
