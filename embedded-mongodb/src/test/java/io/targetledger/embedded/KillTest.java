package io.targetledger.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

/** An acknowledged write survives {@code kill -9}, and whatever survives is whole. */
class KillTest {

    private static final int ROUNDS = 4;
    private static final int ACKNOWLEDGEMENTS_PER_ROUND = 400;

    @TempDir
    Path directory;

    private final Set<String> rows = new HashSet<>();
    private final Map<String, Integer> counters = new HashMap<>();

    @Test
    @Timeout(240)
    void everyAcknowledgedWriteIsThereAfterAKill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            writeAndKill(round);
            try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
                assertEverythingIsThere(server.client().getDatabase("kill"));
            }
        }
        assertThat(rows).hasSizeGreaterThan(ROUNDS * 100);
    }

    @Test
    @Timeout(120)
    void aSecondProcessIsToldThatTheDirectoryIsHeld() throws Exception {
        try (EmbeddedMongo holder = EmbeddedMongo.open(directory)) {
            assertThat(holder.connectionString()).isNotEmpty();
            Process second = start("held");
            String said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).isNotZero();
            assertThat(said).contains(StoreIsHeld.class.getName(), directory.toString());
        }
    }

    private Process start(String round) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritesUntilKilled.class.getName(),
                        directory.toString(),
                        round)
                .start();
        return process;
    }

    private void writeAndKill(int round) throws Exception {
        Process process = start(String.valueOf(round));
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int acknowledged = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                note(line);
                acknowledged++;
                if (acknowledged == ACKNOWLEDGEMENTS_PER_ROUND) {
                    process.toHandle().destroyForcibly(); // leaves what it said to be read
                }
            }
            assertThat(acknowledged).isGreaterThanOrEqualTo(ACKNOWLEDGEMENTS_PER_ROUND);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(String line) {
        String[] words = line.split(" ");
        if (words[0].equals("row") && words.length == 2) {
            rows.add(words[1]);
        } else if (words[0].equals("counter") && words.length == 3) {
            counters.merge(words[1], Integer.valueOf(words[2]), Math::max);
        }
    }

    private void assertEverythingIsThere(MongoDatabase database) {
        MongoCollection<Document> stored = database.getCollection("rows");
        Set<String> found = new HashSet<>();
        for (Document row : stored.find()) {
            String id = row.getString("_id");
            found.add(id);
            assertThat(stored.find(eq("key", "key " + id)).into(new ArrayList<>()))
                    .as("found by its unique key")
                    .hasSize(1);
        }
        assertThat(found).containsAll(rows);
        counters.forEach((thread, n) -> {
            Document counter =
                    database.getCollection("counters").find(eq("_id", thread)).first();
            assertThat(counter).isNotNull();
            assertThat(counter.getInteger("n")).isGreaterThanOrEqualTo(n);
        });
        assertBatchesAreWhole(found);
        assertThat(stored.countDocuments(new Document("events.aggregate", new Document("$gte", ""))))
                .isEqualTo(found.size());
    }

    private static void assertBatchesAreWhole(Set<String> found) {
        Map<String, List<String>> batches = new HashMap<>();
        for (String id : found) {
            int slash = id.indexOf('/');
            if (slash > 0) {
                batches.computeIfAbsent(id.substring(0, slash), batch -> new ArrayList<>())
                        .add(id);
            }
        }
        batches.forEach((batch, members) ->
                assertThat(members).as("members of batch %s", batch).hasSize(20));
    }
}
