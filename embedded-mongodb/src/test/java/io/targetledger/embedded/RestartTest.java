package io.targetledger.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What was done to collections and indexes is still so after a restart. */
class RestartTest {

    @TempDir
    Path directory;

    private void session(Consumer<MongoDatabase> work) {
        try (TestServer server = TestServer.over(EmbeddedMongo.open(directory))) {
            work.accept(server.client().getDatabase("shop"));
        }
    }

    @Test
    void aRenamedCollectionKeepsItsDocumentsAndIndexes() {
        session(shop -> {
            MongoCollection<Document> orders = shop.getCollection("orders");
            orders.createIndex(ascending("number"), new IndexOptions().unique(true));
            orders.insertOne(new Document("_id", 1).append("number", 7));
            orders.renameCollection(new MongoNamespace("shop.sales"));
        });
        session(shop -> {
            MongoCollection<Document> sales = shop.getCollection("sales");
            assertThat(sales.find()).containsExactly(new Document("_id", 1).append("number", 7));
            assertThat(sales.listIndexes()).hasSize(2);
            assertThatThrownBy(() -> sales.insertOne(new Document("number", 7)))
                    .isInstanceOf(MongoWriteException.class);
            assertThat(shop.listCollectionNames()).containsExactly("sales");
        });
    }

    @Test
    void whatAPipelineWroteOutIsThere() {
        session(shop -> {
            shop.getCollection("orders").insertMany(List.of(new Document("_id", 1), new Document("_id", 2)));
            shop.getCollection("orders")
                    .aggregate(List.of(new Document("$out", "copy")))
                    .toCollection();
        });
        session(shop -> assertThat(shop.getCollection("copy").countDocuments()).isEqualTo(2));
    }

    @Test
    void whatWasDroppedStaysAway() {
        session(shop -> {
            shop.getCollection("gone").insertOne(new Document("a", 1));
            shop.getCollection("gone")
                    .createIndex(
                            ascending("a"),
                            new IndexOptions()
                                    .partialFilterExpression(new Document("a", new Document("$exists", true))));
            shop.getCollection("kept").insertOne(new Document("a", 1));
            shop.getCollection("kept").createIndex(ascending("a"));
            shop.getCollection("kept").createIndex(ascending("b"));
            shop.getCollection("kept").dropIndex("a_1");
            shop.getCollection("gone").drop();
        });
        session(shop -> {
            assertThat(shop.listCollectionNames()).containsExactly("kept");
            assertThat(shop.getCollection("kept").listIndexes())
                    .extracting(index -> index.getString("name"))
                    .containsExactlyInAnyOrder("_id_", "b_1");
            shop.drop();
        });
        session(shop -> assertThat(shop.listCollectionNames()).isEmpty());
    }

    @Test
    void aPartialIndexKeepsItsFilter() {
        session(shop -> shop.getCollection("rows")
                .createIndex(
                        ascending("key"), new IndexOptions().unique(true).partialFilterExpression(eq("live", true))));
        session(shop -> {
            MongoCollection<Document> rows = shop.getCollection("rows");
            rows.insertMany(List.of(new Document("key", 1), new Document("key", 1)));
            rows.insertOne(new Document("key", 1).append("live", true));
            assertThatThrownBy(() -> rows.insertOne(new Document("key", 1).append("live", true)))
                    .isInstanceOf(MongoWriteException.class);
        });
    }

    @Test
    void anIndexIsReadAgainRatherThanBuiltAgain() {
        session(shop -> {
            shop.getCollection("rows").createIndex(ascending("tags"));
            shop.getCollection("rows").insertOne(new Document("_id", 1).append("tags", List.of("a", "b")));
        });
        try (EmbeddedMongo mongo = EmbeddedMongo.open(directory);
                TestServer server = TestServer.over(mongo)) {
            MongoCollection<Document> rows = server.client().getDatabase("shop").getCollection("rows");
            assertThat(rows.find(eq("tags", "b"))).hasSize(1);
            Plan plan =
                    Objects.requireNonNull(mongo.lastSelection("shop", "rows")).plan();
            assertThat(plan.name()).isEqualTo("tags_1");
            assertThat(Objects.requireNonNull(plan.index()).leadsThroughArrays())
                    .isTrue();
        }
    }
}
