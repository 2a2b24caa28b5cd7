package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What ours and the stock memory backend have in common. */
@ParameterizedClass
@EnumSource
class BehaviourTest {

    private final TestServer.Kind kind;
    private TestServer server;
    private MongoCollection<Document> things;

    BehaviourTest(TestServer.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(kind);
        things = server.newCollection();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static MongoWriteException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable write) {
        return catchThrowableOfType(MongoWriteException.class, write);
    }

    @Test
    void aDuplicateIdIsRefusedNamingIndexAndKey() {
        things.insertOne(new Document("_id", 1L));

        assertThat(refusal(() -> things.insertOne(new Document("_id", 1))).getError())
                .satisfies(error -> assertThat(error.getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY))
                .satisfies(error -> assertThat(error.getMessage())
                        .contains("E11000 duplicate key error collection: " + things.getNamespace()
                                + " index: _id_ dup key: { _id: 1 }"));
    }

    @Test
    void aUniqueCompoundIndexIsUniqueOverTheCombination() {
        things.createIndex(ascending("a", "b"), new IndexOptions().unique(true));
        things.insertOne(new Document("a", 1).append("b", 1));
        things.insertOne(new Document("a", 1).append("b", 2));

        assertThat(refusal(() -> things.insertOne(new Document("a", 1.0).append("b", 2L)))
                        .getError())
                .satisfies(error -> assertThat(error.getCode()).isEqualTo(11000))
                .satisfies(
                        error -> assertThat(error.getMessage()).contains("index: a_1_b_1 dup key: { a: 1.0, b: 2 }"));
        assertThat(refusal(() -> things.updateOne(eq("b", 1), set("b", 2)))
                        .getError()
                        .getCode())
                .isEqualTo(11000);
        assertThat(things.countDocuments(eq("b", 1))).isEqualTo(1);
    }

    @Test
    void aSparseUniqueIndexLetsManyLackTheField() {
        things.createIndex(
                ascending("commands"), new IndexOptions().unique(true).sparse(true));
        things.insertOne(new Document("_id", 1));
        things.insertOne(new Document("_id", 2));
        things.insertOne(new Document("_id", 3).append("commands", List.of("x", "y")));

        assertThat(refusal(() -> things.insertOne(new Document("_id", 4).append("commands", List.of("z", "y"))))
                        .getError()
                        .getCode())
                .isEqualTo(11000);
        assertThat(things.countDocuments()).isEqualTo(3);
        assertThat(things.find(eq("commands", "y")).first()).containsEntry("_id", 3);
    }

    @Test
    void elementsOfAnArrayAreUniqueAcrossDocuments() {
        things.createIndex(ascending("events.aggregate", "events.sequence"), new IndexOptions().unique(true));
        things.insertOne(commit(1, event("a", 0), event("a", 1), event("b", 0)));
        things.insertOne(commit(2, event("a", 2)));

        assertThat(refusal(() -> things.insertOne(commit(3, event("c", 0), event("b", 0))))
                        .getError()
                        .getCode())
                .isEqualTo(11000);
        things.deleteOne(eq("_id", 1));
        things.insertOne(commit(3, event("c", 0), event("b", 0)));
        assertThat(things.countDocuments(eq("events.aggregate", "b"))).isEqualTo(1);
    }

    private static Document commit(int id, Document... events) {
        return new Document("_id", id).append("events", List.of(events));
    }

    private static Document event(String aggregate, int sequence) {
        return new Document("aggregate", aggregate).append("sequence", sequence);
    }

    @Test
    void sixteenWritersRacingForAKeyLeaveExactlyOne() throws Exception {
        things.createIndex(ascending("key"), new IndexOptions().unique(true));

        List<Boolean> won = atOnce(16, n -> {
            try {
                things.insertOne(new Document("key", "the one").append("writer", n));
                return true;
            } catch (MongoWriteException lost) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void compareAndSetLetsOneOfManyThrough() throws Exception {
        things.insertOne(new Document("_id", 1).append("version", 0));

        List<Long> modified = atOnce(
                16,
                n -> things.updateOne(new Document("_id", 1).append("version", 0), combine(inc("version", 1)))
                        .getModifiedCount());

        assertThat(modified).containsOnlyOnce(1L);
    }

    @Test
    void concurrentIncrementsAndUpsertsAreAllCounted() throws Exception {
        atOnce(16, n -> {
            for (int i = 0; i < 20; i++) {
                things.updateOne(eq("_id", "counter"), inc("n", 1), new UpdateOptions().upsert(true));
            }
            return true;
        });

        assertThat(things.find().first()).containsEntry("n", 320);
    }

    @Test
    void replaceOneUpserts() {
        ReplaceOptions upsert = new ReplaceOptions().upsert(true);
        assertThat(things.replaceOne(eq("_id", "a"), new Document("n", 1), upsert)
                        .getUpsertedId())
                .isNotNull();
        assertThat(things.replaceOne(eq("_id", "a"), new Document("m", 2), upsert)
                        .getModifiedCount())
                .isEqualTo(1);

        assertThat(things.find()).containsExactly(new Document("_id", "a").append("m", 2));
    }

    @Test
    void anUpdateMovesItsDocumentInTheIndexes() {
        things.createIndex(ascending("n"));
        things.insertMany(IntStream.range(0, 20)
                .mapToObj(n -> new Document("_id", n).append("n", n).append("m", 0))
                .toList());

        assertThat(things.updateMany(lt("n", 10), combine(inc("n", 100), set("m", 1)))
                        .getModifiedCount())
                .isEqualTo(10);

        assertThat(things.countDocuments(lt("n", 10))).isZero();
        assertThat(things.find(gte("n", 105)).sort(ascending("n")))
                .extracting(thing -> thing.getInteger("_id"))
                .containsExactly(5, 6, 7, 8, 9);
        assertThat(things.deleteMany(gte("n", 100)).getDeletedCount()).isEqualTo(10);
        assertThat(things.countDocuments(gte("n", 100))).isZero();
    }

    @Test
    void theElementThatMatchedIsUpdatedByPosition() {
        things.insertOne(commit(1, event("a", 0), event("b", 0)));

        things.updateOne(new Document("_id", 1).append("events.aggregate", "b"), set("events.$.sequence", 7));

        assertThat(things.find().first().getList("events", Document.class))
                .containsExactly(event("a", 0), event("b", 7));
    }

    @Test
    void unorderedInsertsGoOnAfterARefusal() {
        things.insertOne(new Document("_id", 2));

        assertThatThrownBy(() -> things.insertMany(
                        List.of(new Document("_id", 1), new Document("_id", 2), new Document("_id", 3)),
                        new com.mongodb.client.model.InsertManyOptions().ordered(false)))
                .isInstanceOf(com.mongodb.MongoBulkWriteException.class);

        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    void decimalsIntsLongsAndDoublesCompareAsNumbers() {
        things.createIndex(ascending("amount"));
        things.insertMany(List.of(
                new Document("_id", 1).append("amount", Decimal128.parse("2.50")),
                new Document("_id", 2).append("amount", 2),
                new Document("_id", 3).append("amount", 3L),
                new Document("_id", 4).append("amount", 2.75),
                new Document("_id", 5).append("amount", "2.6")));

        assertThat(things.find(gte("amount", Decimal128.parse("2.5"))).sort(ascending("amount")))
                .extracting(thing -> thing.getInteger("_id"))
                .containsExactly(1, 4, 3);
    }

    @Test
    void aDroppedCollectionIsEmptyAndItsUniqueIndexGone() {
        things.createIndex(ascending("a"), new IndexOptions().unique(true));
        things.insertOne(new Document("a", 1));
        things.drop();

        things.insertMany(List.of(new Document("a", 1), new Document("a", 1)));
        assertThat(things.countDocuments()).isEqualTo(2);
        assertThat(things.listIndexes()).hasSize(1);
    }

    @Test
    void aFieldMayBeNamedQuery() {
        things.insertOne(new Document("_id", 1).append("query", "x"));
        assertThat(things.find(eq("query", "x"))).hasSize(1);
    }

    @Test
    void largeResultsComeInBatches() {
        MongoDatabase database = server.newDatabase();
        MongoCollection<Document> many = database.getCollection("many");
        List<Document> documents = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            documents.add(new Document("_id", n).append("text", "x".repeat(1_000)));
        }
        many.insertMany(documents);

        assertThat(many.find().batchSize(100).into(new ArrayList<>())).hasSize(2_000);
        assertThat(many.find().into(new ArrayList<>())).hasSize(2_000);
        assertThat(many.aggregate(List.of()).into(new ArrayList<>())).hasSize(2_000);
    }

    @Test
    void ordersAndPushesInOneBulk() {
        things.insertOne(new Document("_id", 1).append("list", List.of()));
        var result = things.bulkWrite(List.of(
                new UpdateOneModel<Document>(eq("_id", 1), push("list", 1)),
                new UpdateOneModel<Document>(eq("_id", 1), push("list", 2)),
                new UpdateOneModel<Document>(eq("_id", 2), push("list", 3), new UpdateOptions().upsert(true))));

        assertThat(result.getModifiedCount()).isEqualTo(2);
        assertThat(result.getUpserts())
                .singleElement()
                .satisfies(upsert -> assertThat(upsert.getIndex()).isEqualTo(2));
        assertThat(things.find(eq("_id", 1)).first().getList("list", Integer.class))
                .containsExactly(1, 2);
    }

    private interface Writer<T> {
        T write(int n);
    }

    private static <T> List<T> atOnce(int writers, Writer<T> writer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<T>> calls = IntStream.range(0, writers)
                    .<Callable<T>>mapToObj(n -> () -> writer.write(n))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
