package io.targetledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a crash leaves of a directory opens to what was acknowledged, in documents and in every index. */
class RecoveryTest {

    private static final int CRASHES = 12;
    private static final int WRITES_BETWEEN = 60;
    private static final int IDS = 40;

    @TempDir
    Path directory;

    private final TreeMap<Integer, Document> expected = new TreeMap<>();
    private final Random random = new Random(7);

    @Test
    @Timeout(120)
    void aDirectoryCopiedAtAnyMomentOpensToWhatWasAcknowledged() throws Exception {
        Path live = directory.resolve("live");
        try (TestServer server = TestServer.over(EmbeddedMongo.open(live))) {
            MongoCollection<Document> rows = server.client().getDatabase("shop").getCollection("rows");
            rows.createIndex(ascending("colour", "size"));
            rows.createIndex(ascending("tags"));
            rows.createIndex(ascending("code"), new IndexOptions().unique(true));
            for (int crash = 0; crash < CRASHES; crash++) {
                for (int write = 0; write < WRITES_BETWEEN; write++) {
                    write(rows);
                }
                assertOpensToTheSame(copied(live, directory.resolve("crash" + crash)));
            }
        }
    }

    private void write(MongoCollection<Document> rows) {
        int id = random.nextInt(IDS);
        switch (random.nextInt(5)) {
            case 0 -> {
                rows.deleteOne(eq("_id", id));
                expected.remove(id);
            }
            case 1 -> {
                rows.updateOne(eq("_id", id), set("colour", "c" + random.nextInt(4)));
                expected.computeIfPresent(
                        id, (same, row) -> rows.find(eq("_id", id)).first());
            }
            default -> {
                Document row = row(id);
                rows.replaceOne(eq("_id", id), row, new ReplaceOptions().upsert(true));
                expected.put(id, row);
            }
        }
    }

    private Document row(int id) {
        List<String> tags = new ArrayList<>();
        for (int n = random.nextInt(3); n > 0; n--) {
            tags.add("t" + random.nextInt(5));
        }
        return new Document("_id", id)
                .append("code", "code " + id)
                .append("colour", "c" + random.nextInt(4))
                .append("size", random.nextInt(3))
                .append("tags", tags.stream().distinct().toList());
    }

    private void assertOpensToTheSame(Path copy) throws IOException {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(copy))) {
            MongoCollection<Document> rows = server.client().getDatabase("shop").getCollection("rows");
            assertThat(rows.find().sort(ascending("_id")).into(new ArrayList<>()))
                    .containsExactlyElementsOf(expected.values());
            for (int n = 0; n < 5; n++) {
                assertFoundAlike(rows, "colour", "c" + n);
                assertFoundAlike(rows, "tags", "t" + n);
            }
            expected.values()
                    .forEach(row -> assertThat(
                                    rows.find(eq("code", row.getString("code"))).first())
                            .isEqualTo(row));
        }
    }

    private void assertFoundAlike(MongoCollection<Document> rows, String field, String value) {
        assertThat(rows.find(eq(field, value)).into(new ArrayList<>()))
                .as("%s %s", field, value)
                .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                        .filter(row -> value.equals(row.get(field))
                                || (row.get(field) instanceof List<?> several && several.contains(value)))
                        .toList());
    }

    /** Copies again when the store was committed meanwhile: a crash has one moment, a copy has several. */
    private static Path copied(Path live, Path copy) throws IOException {
        Files.createDirectories(copy);
        while (true) {
            List<Path> before = files(live);
            try {
                for (Path file : before) {
                    Files.copy(
                            file, copy.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (NoSuchFileException committedMeanwhile) {
                before = List.of();
            }
            if (before.equals(files(live))) {
                return copy;
            }
            for (Path file : files(copy)) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }
}
