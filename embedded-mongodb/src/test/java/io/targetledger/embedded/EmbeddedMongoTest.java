package io.targetledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
