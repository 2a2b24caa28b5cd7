package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the stock server gets wrong, or ignores in silence, and ours does not. */
class CuredTest {

    private TestServer server;
    private MongoDatabase database;
    private MongoCollection<Document> things;

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.Kind.EMBEDDED);
        database = server.newDatabase();
        things = database.getCollection("things");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findAndModifyAfterGivesEveryCallerItsOwnNumber() throws InterruptedException {
        things.insertOne(new Document("_id", "counter").append("n", 0));
        ConcurrentSkipListSet<Integer> numbers = new ConcurrentSkipListSet<>();
        int threads = 8;
        int each = 50;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            numbers.add(things.findOneAndUpdate(
                                            eq("_id", "counter"),
                                            inc("n", 1),
                                            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER))
                                    .getInteger("n"));
                        }
                        done.countDown();
                    })
                    .start();
        }

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(numbers).hasSize(threads * each);
    }

    @Test
    void aPartialUniqueIndexBindsOnlyWhatItsFilterMatches() {
        things.createIndex(ascending("key"), new IndexOptions().unique(true).partialFilterExpression(eq("live", true)));
        things.insertOne(new Document("_id", 1).append("key", "a").append("live", false));
        things.insertOne(new Document("_id", 2).append("key", "a").append("live", false));
        things.insertOne(new Document("_id", 3).append("key", "a").append("live", true));

        assertThat(catchThrowableOfType(
                                MongoWriteException.class,
                                () -> things.updateOne(eq("_id", 1), new Document("$set", new Document("live", true))))
                        .getError()
                        .getCode())
                .isEqualTo(11000);
        things.updateOne(eq("_id", 3), new Document("$set", new Document("live", false)));
        things.updateOne(eq("_id", 1), new Document("$set", new Document("live", true)));
        assertThat(things.countDocuments(eq("live", true))).isEqualTo(1);
    }

    @Test
    void droppingAnIndexLeavesThoseOfOtherCollectionsAlone() {
        MongoCollection<Document> others = database.getCollection("others");
        things.createIndex(ascending("a"));
        things.createIndex(ascending("b"));
        others.createIndex(ascending("a"));

        things.dropIndex("a_1");
        assertThat(others.listIndexes()).hasSize(2);
        things.dropIndexes();
        assertThat(things.listIndexes()).hasSize(1);
        assertThat(others.listIndexes()).hasSize(2);
        assertThatThrownBy(() -> things.dropIndex("a_1")).hasMessageContaining("index not found with name [a_1]");
    }

    @Test
    void orderedUpdatesStopAtTheFirstRefusal() {
        things.createIndex(ascending("key"), new IndexOptions().unique(true));
        things.insertMany(List.of(new Document("_id", 1).append("key", 1), new Document("_id", 2).append("key", 2)));

        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> things.bulkWrite(List.of(
                        new UpdateOneModel<>(eq("_id", 1), inc("n", 1)),
                        new UpdateOneModel<>(eq("_id", 2), new Document("$set", new Document("key", 1))),
                        new UpdateOneModel<>(eq("_id", 3), inc("n", 1), new UpdateOptions().upsert(true)))));

        assertThat(refused.getWriteErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.getIndex()).isEqualTo(1));
        assertThat(refused.getWriteResult().getModifiedCount()).isEqualTo(1);
        assertThat(things.countDocuments()).isEqualTo(2);
    }

    @Test
    void refusedInsertsAreNotCounted() {
        MongoBulkWriteException refused = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> things.insertMany(
                        List.of(new Document("_id", 1), new Document("_id", 1), new Document("_id", 2))));

        assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(1);
    }

    @Test
    void anIndexOverDuplicatesIsRefusedAndLeavesNothingBehind() {
        things.insertMany(List.of(new Document("a", 1), new Document("a", 1)));

        assertThatThrownBy(() -> things.createIndex(ascending("a"), new IndexOptions().unique(true)))
                .isInstanceOfSatisfying(
                        DuplicateKeyException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(11000));
        assertThat(things.listIndexes()).hasSize(1);

        things.deleteOne(eq("a", 1));
        things.createIndex(ascending("a"), new IndexOptions().unique(true));
        assertThatThrownBy(() -> things.insertOne(new Document("a", 1))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void whatWouldBeIgnoredIsRefused() {
        assertThatThrownBy(() -> things.createIndex(ascending("at"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)))
                .hasMessageContaining("expireAfterSeconds");
        assertThatThrownBy(() -> things.createIndex(new Document("text", "text")))
                .hasMessageContaining("text");
        assertThatThrownBy(() -> things.createIndex(new Document("$**", 1))).hasMessageContaining("wildcard");
        Collation german = Collation.builder().locale("de").build();
        things.insertOne(new Document("a", "b"));
        assertThatThrownBy(() -> things.find(eq("a", "B")).collation(german).first())
                .hasMessageContaining("collation");
        assertThatThrownBy(() -> database.runCommand(
                        new Document("create", "checked").append("validator", new Document("a", 1))))
                .hasMessageContaining("validator");
    }

    @Test
    void anIndexIsNotRedefinedInSilence() {
        things.createIndex(ascending("a"), new IndexOptions().name("mine"));
        things.createIndex(ascending("a"), new IndexOptions().name("mine"));

        assertThatThrownBy(() -> things.createIndex(ascending("b"), new IndexOptions().name("mine")))
                .hasMessageContaining("same name");
        assertThatThrownBy(() -> things.createIndex(ascending("a"), new IndexOptions().name("yours")))
                .hasMessageContaining("different name: mine");
        assertThat(things.listIndexes()).hasSize(2);
    }

    @Test
    void parallelArraysAreRefusedBeforeAnythingIsWritten() {
        things.createIndex(ascending("a", "b"));

        assertThatThrownBy(() -> things.insertOne(
                        new Document("_id", 1).append("a", List.of(1, 2)).append("b", List.of(3, 4))))
                .hasMessageContaining("parallel arrays");
        assertThat(things.countDocuments()).isZero();
        assertThat(things.find(exists("a")).into(new ArrayList<>())).isEmpty();
    }
}
