package io.targetledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IndexBuildTest {

    /** Several times what is read at once. */
    private static final int DOCUMENTS = 9_000;

    private static final List<IndexModel> INDEXES = List.of(
            new IndexModel(ascending("view.owner", "to")),
            new IndexModel(descending("n", "text")),
            new IndexModel(compoundIndex(ascending("view.size"), descending("_id"))),
            new IndexModel(ascending("tags", "n")),
            new IndexModel(ascending("items.x", "items.y")),
            new IndexModel(ascending("view")),
            new IndexModel(ascending("text"), new IndexOptions().sparse(true)),
            new IndexModel(ascending("n"), new IndexOptions().partialFilterExpression(gt("n", 2))),
            new IndexModel(ascending("number"), new IndexOptions().unique(true)));

    @TempDir
    Path directory;

    @Test
    void anIndexHoldsTheSameWhetherItWasThereBeforeTheDocumentsOrIsBuiltFromThem() {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            MongoCollection<Document> before =
                    server.client().getDatabase("shop").getCollection("before");
            MongoCollection<Document> after =
                    server.client().getDatabase("shop").getCollection("after");
            before.createIndexes(INDEXES);
            List<Document> documents = documents(new Random(5));
            before.insertMany(documents);
            after.insertMany(documents);
            after.createIndexes(INDEXES);
            for (MongoCollection<Document> changed : List.of(before, after)) {
                changed.updateMany(and(eq("n", 3), exists("tags", false)), set("view", new Document("owner", "late")));
                changed.deleteMany(eq("n", 4));
            }
        }
        List<Map<String, Long>> indexes = indexes();
        assertThat(indexes).hasSize(2 * INDEXES.size());
        for (int n = 0; n < INDEXES.size(); n++) {
            assertThat(indexes.get(INDEXES.size() + n)).hasSizeGreaterThan(100).isEqualTo(indexes.get(n));
        }
    }

    @Test
    void anIndexHoldsTheSameIfItsEntriesAreMergedPartByPart() {
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        try (TestServer server = TestServer.over(mongo)) {
            MongoCollection<Document> things =
                    server.client().getDatabase("shop").getCollection("things");
            things.createIndexes(INDEXES);
            things.insertMany(documents(new Random(6)));
            StoredCollection stored = mongo.collection("shop", "things");
            List<Map<String, Long>> before = entries(stored);
            stored.orderedIndexes().forEach(index -> index.map().clear());
            AtomicInteger pauses = new AtomicInteger();

            new IndexBuild(stored, stored.orderedIndexes(), pauses::incrementAndGet, 1_000).run();
            stored.orderedIndexes().forEach(OrderedIndex::built);

            assertThat(entries(stored)).isEqualTo(before);
            assertThat(pauses).hasValueGreaterThan(2 * INDEXES.size());
        }
    }

    @Test
    void twoOfTheSameInDifferentPartsAreFoundOut() {
        EmbeddedMongo mongo = EmbeddedMongo.inMemory();
        try (TestServer server = TestServer.over(mongo)) {
            MongoCollection<Document> things =
                    server.client().getDatabase("shop").getCollection("things");
            things.createIndex(ascending("number"), new IndexOptions().unique(true));
            things.insertMany(documents(new Random(6)));
            Document first = things.find().sort(ascending("_id")).first();
            StoredCollection stored = mongo.collection("shop", "things");
            stored.orderedIndexes().forEach(index -> index.map().clear());
            things.insertOne(new Document("_id", new ObjectId(9_999, 0)).append("number", first.get("number")));
            stored.orderedIndexes().forEach(index -> index.map().clear());

            assertThatThrownBy(() -> new IndexBuild(stored, stored.orderedIndexes(), () -> {}, 1_000).run())
                    .isInstanceOf(DuplicateKeyError.class)
                    .hasMessageContaining("{ number: " + first.get("number") + " }");
        }
    }

    @Test
    void aCrashHalfwayLeavesNoIndexAndLosesNothing() throws Exception {
        Path live = directory.resolve("live");
        Path crashed = directory.resolve("crashed");
        EmbeddedMongo mongo = EmbeddedMongo.open(live);
        try (TestServer server = TestServer.over(mongo)) {
            MongoCollection<Document> things =
                    server.client().getDatabase("shop").getCollection("things");
            things.insertMany(documents(new Random(6)));
            StoredCollection stored = mongo.collection("shop", "things");
            Catalog catalog = stored.catalog();
            OrderedIndex index = new OrderedIndex(
                    catalog,
                    catalog.index("shop.things", "n_1"),
                    "n_1",
                    List.of(new IndexKey("n", true)),
                    false,
                    false,
                    null);
            mongo.committer().alone(() -> {
                new IndexBuild(stored, List.of(index), () -> mongo.committer().commitIfAlone(), 1_000).run();
                copy(live, crashed);
            });
        }
        try (TestServer server = TestServer.over(EmbeddedMongo.open(crashed))) {
            MongoCollection<Document> things =
                    server.client().getDatabase("shop").getCollection("things");
            assertThat(things.countDocuments()).isEqualTo(DOCUMENTS);
            assertThat(things.listIndexes()).hasSize(1);
            things.insertOne(new Document("_id", "late").append("n", 100));
            things.createIndex(ascending("n"));
            assertThat(things.find(eq("n", 100))).hasSize(1);
            things.deleteMany(eq("n", 1));
            assertThat(things.find(eq("n", 1))).isEmpty();
        }
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Map<String, Long>> entries(StoredCollection stored) {
        return stored.orderedIndexes().stream()
                .map(OrderedIndex::map)
                .map(IndexBuildTest::entries)
                .toList();
    }

    private static Map<String, Long> entries(MVMap<byte[], Long> map) {
        Map<String, Long> entries = new TreeMap<>();
        assertThat(List.copyOf(map.keySet())).isSortedAccordingTo(Arrays::compareUnsigned);
        map.forEach((key, values) -> entries.put(Base64.getEncoder().encodeToString(key), values));
        return entries;
    }

    @Test
    void ifOneOfSeveralCannotBeBuiltNoneIsThere() {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            MongoCollection<Document> things = server.newCollection();
            List<Document> documents = documents(new Random(5));
            things.insertMany(documents);
            assertThatThrownBy(() -> things.createIndexes(List.of(
                            new IndexModel(ascending("n")),
                            new IndexModel(ascending("to"), new IndexOptions().unique(true)))))
                    .isInstanceOf(MongoServerException.class)
                    .hasMessageContaining("to_1 dup key: { to: 0");
            assertThat(things.listIndexes()).hasSize(1);
            things.insertOne(new Document("_id", "late").append("n", 100));
            things.createIndex(ascending("n"));
            assertThat(things.find(eq("n", 100))).hasSize(1);
            assertThat(things.find(eq("n", 1)))
                    .hasSameSizeAs(documents.stream()
                            .filter(each -> Integer.valueOf(1).equals(each.get("n")))
                            .toList());
        }
    }

    @Test
    void anIndexThatASecondOneInTheSameCommandConflictsWithIsBuiltFromWhatIsThereLater() {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            MongoCollection<Document> things = server.newCollection();
            things.insertMany(documents(new Random(5)));
            assertThatThrownBy(() -> things.createIndexes(List.of(
                            new IndexModel(ascending("n"), new IndexOptions().name("mine")),
                            new IndexModel(ascending("to"), new IndexOptions().name("mine")),
                            new IndexModel(ascending("number")))))
                    .isInstanceOf(MongoCommandException.class);
            things.insertOne(new Document("_id", "late").append("number", -1));
            things.createIndex(ascending("number"));
            assertThat(things.find(eq("number", -1))).hasSize(1);
        }
    }

    @Test
    void documentsThatAnIndexCannotHoldAreNamedAndNothingIsLeftBehind() {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            MongoCollection<Document> things = server.newCollection();
            things.insertMany(documents(new Random(5)));
            assertThatThrownBy(() -> things.createIndexes(
                            List.of(new IndexModel(ascending("text")), new IndexModel(ascending("tags", "items.x")))))
                    .isInstanceOf(MongoCommandException.class)
                    .hasMessageContaining("parallel arrays");
            assertThat(things.listIndexes()).hasSize(1);
        }
    }

    private static List<Document> documents(Random random) {
        List<Document> documents = new ArrayList<>();
        for (int number = 0; number < DOCUMENTS; number++) {
            Document document = new Document("_id", id(random, number))
                    .append("number", number)
                    .append("to", random.nextInt(3) == 0 ? Long.MAX_VALUE : (long) random.nextInt(50))
                    .append("n", random.nextInt(5));
            if (random.nextInt(4) > 0) {
                document.append(
                        "view",
                        random.nextInt(9) == 0
                                ? "plain"
                                : new Document("owner", "p" + random.nextInt(99)).append("size", random.nextDouble()));
            }
            if (random.nextBoolean()) {
                document.append("text", "t\u0000\u00e9" + random.nextInt(99));
            }
            if (random.nextBoolean()) {
                document.append(
                        "tags", random.ints(random.nextInt(4), 0, 5).boxed().toList());
                document.append(
                        "items",
                        random.ints(random.nextInt(4), 0, 5)
                                .mapToObj(x -> new Document("x", x).append("y", new Date(x)))
                                .toList());
            }
            documents.add(document);
        }
        return documents;
    }

    private static Object id(Random random, int number) {
        return switch (random.nextInt(3)) {
            case 0 -> number;
            case 1 -> "id/" + number;
            default -> new ObjectId(number, random.nextInt(100));
        };
    }

    /** Their entries as stored, in the order in which the indexes were made. */
    private List<Map<String, Long>> indexes() {
        MVStore store = new MVStore.Builder()
                .fileName(directory.resolve(StoreFile.NAME).toString())
                .readOnly()
                .open();
        try {
            Map<String, Map<String, Long>> all = new TreeMap<>();
            for (String name : store.getMapNames()) {
                if (name.startsWith("index.") && !name.endsWith("._id_")) {
                    MVMap<byte[], Long> map = store.openMap(
                            name,
                            new MVMap.Builder<byte[], Long>()
                                    .keyType(ByteArrayDataType.INSTANCE)
                                    .valueType(LongDataType.INSTANCE));
                    all.put(name, entries(map));
                }
            }
            return List.copyOf(all.values());
        } finally {
            store.closeImmediately();
        }
    }
}
