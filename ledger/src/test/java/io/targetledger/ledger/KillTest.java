package io.targetledger.ledger;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} in the middle of a load, on the embedded server's durable store. */
@DisabledIfEnvironmentVariable(
        named = TestDatabase.REAL_MONGODB,
        matches = ".+",
        disabledReason = "kills the embedded server; a real one is not ours to kill")
class KillTest {

    private static final int ROUNDS = 4;
    private static final int CALLERS = 4;

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereAfterwards() throws Exception {
        Map<Long, String> acknowledged = new TreeMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            int before = acknowledged.size();
            killAfter(150 * round, round, acknowledged);
            assertThat(acknowledged).hasSizeGreaterThan(before + 100);
            assertEverythingIsThere(acknowledged);
        }
    }

    /** Runs a victim until it has acknowledged so many appends, then kills it; what it still managed to say counts. */
    private void killAfter(int appends, int round, Map<Long, String> acknowledged) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        directory.toString(),
                        Integer.toString(round))
                .redirectError(new File(directory.toFile(), "victim-" + round + ".err"))
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            int heard = 0;
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[2].equals("ok")) {
                    acknowledged.put(Long.parseLong(words[0]), words[1]);
                    if (++heard == appends) {
                        victim.destroyForcibly();
                    }
                }
            }
        } catch (IOException e) {
            // the pipe broke with the victim
        }
        assertThat(victim.waitFor()).isNotZero();
    }

    private void assertEverythingIsThere(Map<Long, String> acknowledged) {
        try (EmbeddedMongo server = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(server.connectionString());
                Ledger ledger =
                        Ledger.open(client.getDatabase("ledger"), TestEvent.types(), LedgerSettings.defaults())) {
            List<LedgerEvent> all = ledger.read(0, 1_000_000);
            assertThat(all)
                    .extracting(LedgerEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, all.size()).boxed().toList());
            acknowledged.forEach((position, id) ->
                    assertThat(all.get((int) (position - 1)).id()).isEqualTo(id));
            assertThat(all).extracting(LedgerEvent::id).doesNotHaveDuplicates();
            assertThat(ledger.verify(VerificationListener.NONE).firstFault()).isEmpty();
        }
    }

    /** Appends as fast as it can and says of each acknowledged append: position, id, ok. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            EmbeddedMongo server = EmbeddedMongo.open(Path.of(arguments[0]));
            MongoClient client = MongoClients.create(server.connectionString());
            Ledger ledger = Ledger.open(client.getDatabase("ledger"), TestEvent.types(), LedgerSettings.defaults());
            List<Thread> callers = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                String aggregate = "counter/%s.%d".formatted(arguments[1], caller);
                Thread thread = new Thread(() -> {
                    for (long sequence = 0; ; sequence++) {
                        NewEvent event = TestEvent.counted(aggregate, sequence);
                        Appended appended = ledger.append(Append.of(event));
                        synchronized (System.out) {
                            System.out.println(appended.firstPosition() + " " + event.id() + " ok");
                        }
                    }
                });
                thread.start();
                callers.add(thread);
            }
            for (Thread caller : callers) {
                caller.join();
            }
        }
    }
}
