package io.targetledger.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedMongoTest {

    @TempDir
    Path directory;

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1L).append("total", 12));
        }
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            assertThat(client.getDatabase("shop").getCollection("orders").find())
                    .containsExactly(new Document("_id", 1L).append("total", 12));
        }
    }

    @Test
    void aDirectoryServesOneOpenerAtATime() {
        try (EmbeddedMongo first = EmbeddedMongo.open(directory)) {
            assertThat(first.connectionString()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                    .isInstanceOf(StoreIsHeld.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("Stop that process");
        }
    }

    @Test
    void aFileThatIsNotAStoreIsRefusedAndLeftAlone() throws IOException {
        byte[] garbage = new byte[20_000];
        new Random(7).nextBytes(garbage);
        Path file = directory.resolve(StoreFile.NAME);
        Files.write(file, garbage);

        assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                .isInstanceOf(StoreIsCorrupt.class)
                .hasMessageContaining(file.toString());
        assertThat(file).hasBinaryContent(garbage);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4_096, 8_192, 100_000})
    void garbageOfAnySizeIsRefusedAndLeftAlone(int size) throws IOException {
        byte[] garbage = "not a store ".repeat(size / 12 + 1).substring(0, size).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(directory.resolve(StoreFile.NAME), garbage);

        assertThatThrownBy(() -> EmbeddedMongo.open(directory)).isInstanceOf(StoreIsCorrupt.class);
        assertThat(file).hasBinaryContent(garbage);
    }

    @Test
    void aFileOfAnotherMakeIsRefused() {
        Path file = directory.resolve(StoreFile.NAME);
        try (MVStore other = MVStore.open(file.toString())) {
            other.openMap("something else").put("a", "b");
        }

        assertThatThrownBy(() -> EmbeddedMongo.open(directory))
                .isInstanceOf(StoreIsCorrupt.class)
                .hasMessageContaining("format 0");
    }

    @Test
    void aTakenPortIsNamed() {
        try (EmbeddedMongo first = EmbeddedMongo.inMemory()) {
            int port = URI.create(first.connectionString()).getPort();

            assertThatThrownBy(() -> EmbeddedMongo.open(
                            EmbeddedMongoSettings.in(directory).withPort(port)))
                    .hasMessageContaining("127.0.0.1:" + port);
        }
        EmbeddedMongo.open(directory).close(); // the directory was given free again
    }

    @Test
    void everyGroupOfWritesCanBeForcedToTheDisk() {
        EmbeddedMongoSettings settings = EmbeddedMongoSettings.in(directory).withDurability(Durability.FSYNC);
        try (TestServer server = TestServer.over(EmbeddedMongo.open(settings))) {
            server.client().getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1));
        }
        try (TestServer server = TestServer.over(EmbeddedMongo.open(settings))) {
            assertThat(server.client()
                            .getDatabase("shop")
                            .getCollection("orders")
                            .countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void compactionKeepsEverything() {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            var orders = client.getDatabase("shop").getCollection("orders");
            for (int n = 0; n < 300; n++) {
                orders.replaceOne(
                        new Document("_id", n % 30),
                        new Document("n", n).append("text", "x".repeat(5_000)),
                        new ReplaceOptions().upsert(true));
            }
            mongo.compact(Duration.ofSeconds(5));
            assertThat(orders.countDocuments()).isEqualTo(30);
        }
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            assertThat(server.client()
                            .getDatabase("shop")
                            .getCollection("orders")
                            .countDocuments(new Document("n", new Document("$gte", 270))))
                    .isEqualTo(30);
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path notADirectory = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> EmbeddedMongo.open(notADirectory.resolve("data")))
                .isInstanceOf(StoreIsUnwritable.class)
                .hasMessageContaining(notADirectory.toString());
    }

    @Test
    void theInMemoryServerAnswers() {
        try (EmbeddedMongo mongo = EmbeddedMongo.inMemory();
                MongoClient client = MongoClients.create(mongo.connectionString())) {
            client.getDatabase("shop").getCollection("orders").insertOne(new Document("_id", 1L));
            assertThat(client.getDatabase("shop").getCollection("orders").countDocuments())
                    .isEqualTo(1);
        }
    }
}
