package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.IndexOptions;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static org.assertj.core.api.Assertions.assertThat;

/** Which index serves a query, and that it reads no more than it has to. */
class PlanTest {

    private static final int COUNT = 500;

    private EmbeddedMongo mongo;
    private TestServer server;
    private MongoCollection<Document> rows;

    @BeforeEach
    void start() {
        mongo = EmbeddedMongo.inMemory();
        server = TestServer.over(mongo);
        rows = server.newCollection();
        rows.createIndex(ascending("key", "to"));
        rows.createIndex(ascending("to", "owner", "name"));
        rows.createIndex(descending("first"));
        rows.createIndex(ascending("events.aggregate", "events.sequence"), new IndexOptions().unique(true));
        rows.insertMany(IntStream.range(0, COUNT)
                .mapToObj(n -> new Document("_id", (long) n)
                        .append("first", n * 10L)
                        .append("key", "goal/" + n % 50)
                        .append("to", n < 450 ? (long) n : Long.MAX_VALUE)
                        .append("owner", "person/" + n % 5)
                        .append("name", "name " + (997 * n) % COUNT)
                        .append(
                                "events",
                                List.of(
                                        new Document("aggregate", "a" + n % 20).append("sequence", n),
                                        new Document("aggregate", "b" + n % 20).append("sequence", n))))
                .toList());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Selection last() {
        return Objects.requireNonNull(mongo.lastSelection(rows.getNamespace().getDatabaseName(), "things"));
    }

    private List<Document> found(Bson filter, Bson sort, int limit) {
        return rows.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
    }

    private void assertServedBy(String index, long documentsExamined) {
        assertThat(last().plan().name()).isEqualTo(index);
        assertThat(last().documentsExamined()).isEqualTo(documentsExamined);
    }

    @Test
    void theTailIsReadFromThePrimaryIndex() {
        assertThat(found(gt("_id", 100), ascending("_id"), 10))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(101L, 102L, 103L, 104L, 105L, 106L, 107L, 108L, 109L, 110L);

        assertServedBy("_id_", 11);
        assertThat(last().plan().sorted()).isTrue();
    }

    @Test
    void anOrderedWalkThatSoonFindsEnoughSparesSorting() {
        rows.createIndex(ascending("rank"));
        for (long n = 0; n < COUNT; n++) {
            rows.updateOne(eq("_id", n), new Document("$set", new Document("rank", n)));
        }

        assertThat(found(and(lt("to", 100L), gte("_id", 0L)), ascending("rank"), 5))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertServedBy("rank_1", 5);
    }

    @Test
    void anOrderedWalkThatFindsNothingForLongIsGivenUp() {
        rows.createIndex(ascending("rank"));
        for (long n = 0; n < COUNT; n++) {
            rows.updateOne(eq("_id", n), new Document("$set", new Document("rank", n)));
        }

        assertThat(found(lt("to", 100L), descending("rank"), 5))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(99L, 98L, 97L, 96L, 95L);
        assertServedBy("to_1_owner_1_name_1", 101);
    }

    @Test
    void entriesThatOtherFieldsRuleOutArePassedOver() {
        assertThat(found(and(gte("to", 450L), eq("name", "name 120")), ascending("_id"), 0))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(460L);
        assertServedBy("to_1_owner_1_name_1", 1);
        assertThat(last().keysExamined()).isEqualTo(50);

        rows.createIndex(orderBy(ascending("owner"), descending("to"), descending("name")));
        assertThat(found(and(eq("owner", "person/0"), gte("to", 450L), eq("name", "name 120")), ascending("_id"), 0))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(460L);
        assertServedBy("owner_1_to_-1_name_-1", 1);

        assertThat(rows.countDocuments(and(gte("to", 400L), lt("name", "name 2"))))
                .isEqualTo(last().documentsExamined());
    }

    @Test
    void aLongWalkThatPassesOverMostIsBetterThanReadingEverything() {
        MongoCollection<Document> many = server.newCollection();
        many.createIndex(ascending("from", "key", "to"));
        many.insertMany(LongStream.range(0, 12_000)
                .mapToObj(n -> new Document("_id", n)
                        .append("from", n)
                        .append("key", "goal/" + n % 1_000)
                        .append("to", n < 11_000 ? n + 1_000 : Long.MAX_VALUE))
                .toList());

        assertThat(many.countDocuments(and(lte("from", 12_000L), gt("to", 12_000L))))
                .isEqualTo(1_000);

        Selection last = Objects.requireNonNull(mongo.lastSelection(
                many.getNamespace().getDatabaseName(), many.getNamespace().getCollectionName()));
        assertThat(last.plan().name()).isEqualTo("from_1_key_1_to_1");
        assertThat(last.documentsExamined()).isBetween(1_000L, 1_001L);
    }

    @Test
    void theLastOneIsReadBackwards() {
        assertThat(found(new Document(), descending("_id"), 1))
                .extracting(row -> row.getLong("_id"))
                .containsExactly(499L);

        assertServedBy("_id_", 1);
    }

    @Test
    void theLatestAtOrBeforeAPositionIsOneEntry() {
        assertThat(found(lte("first", 1_234L), descending("first"), 1))
                .extracting(row -> row.getLong("first"))
                .containsExactly(1_230L);

        assertServedBy("first_-1", 1);
    }

    @Test
    void severalKeysWithAFixedSecondField() {
        List<Document> live = rows.find(and(in("key", "goal/1", "goal/2", "none"), eq("to", Long.MAX_VALUE)))
                .into(new ArrayList<>());

        assertThat(live).extracting(row -> row.getLong("_id")).containsExactlyInAnyOrder(451L, 452L);
        assertServedBy("key_1_to_1", 2);
    }

    @Test
    void equalityOnAPrefixAndTheOrderOfTheRest() {
        List<Document> page = found(
                and(eq("to", Long.MAX_VALUE), eq("owner", "person/3")),
                orderBy(ascending("name"), ascending("_id")),
                3);

        assertThat(page).extracting(row -> row.getString("name")).isSorted().hasSize(3);
        assertServedBy("to_1_owner_1_name_1", 3);
    }

    @Test
    void theNextPageStartsWhereTheLastOneEnded() {
        Document last = found(
                        and(eq("to", Long.MAX_VALUE), eq("owner", "person/3")),
                        orderBy(ascending("name"), ascending("_id")),
                        3)
                .get(2);
        String name = last.getString("name");

        found(
                and(
                        eq("to", Long.MAX_VALUE),
                        eq("owner", "person/3"),
                        or(gt("name", name), and(eq("name", name), gt("_id", last.getLong("_id"))))),
                orderBy(ascending("name"), ascending("_id")),
                3);

        assertServedBy("to_1_owner_1_name_1", 4);
    }

    @Test
    void oneAggregatesCommitsAreReadByTheElementsOfAnArray() {
        assertThat(rows.find(eq("events.aggregate", "a7")).into(new ArrayList<>()))
                .hasSize(25)
                .allSatisfy(row -> assertThat(row.getLong("_id") % 20).isEqualTo(7));
        assertServedBy("events.aggregate_1_events.sequence_1", 25);

        assertThat(rows.find(elemMatch("events", and(eq("aggregate", "a7"), gte("sequence", 400))))
                        .into(new ArrayList<>()))
                .hasSize(5);
        assertServedBy("events.aggregate_1_events.sequence_1", 5);
    }

    @Test
    void conditionsThatDifferentElementsMayFulfilAreNotTakenTogether() {
        rows.insertOne(new Document("_id", 1_000L)
                .append(
                        "events",
                        List.of(
                                new Document("aggregate", "x").append("sequence", 1),
                                new Document("aggregate", "y").append("sequence", 9_000))));

        assertThat(rows.find(and(eq("events.aggregate", "x"), gt("events.sequence", 8_000))))
                .hasSize(1);
        assertThat(rows.find(elemMatch("events", and(eq("aggregate", "x"), gt("sequence", 8_000)))))
                .isEmpty();
    }

    @Test
    void theHeadOfAPipelineIsServedByAnIndex() {
        rows.aggregate(List.of(
                        match(gt("_id", 100L)),
                        sort(ascending("_id")),
                        limit(5),
                        group(null, Accumulators.sum("n", 1))))
                .first();
        assertThat(last().plan().name()).isEqualTo("_id_");
        assertThat(last().documentsExamined()).isLessThanOrEqualTo(6);

        rows.countDocuments(and(gte("first", 100L), lt("first", 200L)));
        assertThat(last().plan().name()).isEqualTo("first_-1");
        assertThat(last().documentsExamined()).isLessThanOrEqualTo(11);
    }

    @Test
    void whatNoIndexServesIsScanned() {
        assertThat(rows.find(eq("name", "name 3")).into(new ArrayList<>())).hasSize(1);

        assertServedBy("scan", COUNT);
    }

    @Test
    void theIndexWithTheFewestEntriesIsChosen() {
        rows.find(and(eq("to", Long.MAX_VALUE), eq("first", 4_990L))).into(new ArrayList<>());

        assertServedBy("first_-1", 1);
    }

    @Test
    void updatesAndDeletesFindTheirDocumentsByIndex() {
        rows.updateOne(eq("first", 50L), new Document("$set", new Document("seen", true)));
        assertServedBy("first_-1", 1);

        rows.deleteOne(eq("_id", 5L));
        assertServedBy("_id_", 1);
    }

    @Test
    void updatingOneOfManyReadsOne() {
        rows.updateOne(eq("to", Long.MAX_VALUE), new Document("$set", new Document("seen", true)));

        assertServedBy("to_1_owner_1_name_1", 1);
        assertThat(rows.find(eq("seen", true)).into(new ArrayList<>())).hasSize(1);
    }

    @Test
    void aSparseIndexDoesNotServeQueriesForTheMissing() {
        rows.createIndex(ascending("seen"), new IndexOptions().sparse(true));

        assertThat(rows.find(eq("seen", null)).into(new ArrayList<>())).hasSize(COUNT);
        assertThat(last().plan().name()).isEqualTo("scan");
        assertThat(rows.find(eq("seen", true)).into(new ArrayList<>())).isEmpty();
        assertServedBy("seen_1", 0);
    }

    @Test
    void aPartialIndexServesOnlyQueriesThatImplyItsFilter() {
        rows.createIndex(
                ascending("name"),
                new IndexOptions().name("live").partialFilterExpression(new Document("to", Long.MAX_VALUE)));

        assertThat(rows.find(eq("name", "name 3")).into(new ArrayList<>())).hasSize(1);
        assertThat(last().plan().name()).isEqualTo("scan");

        rows.find(and(eq("to", Long.MAX_VALUE), eq("name", "name 3"))).into(new ArrayList<>());
        assertThat(last().plan().name()).isEqualTo("live");
    }

    @Test
    void explainTellsHowAQueryIsServed() {
        Document explained = rows.find(lte("first", 1_234L))
                .sort(descending("first"))
                .limit(1)
                .explain();

        assertThat(explained.getEmbedded(List.of("queryPlanner", "winningPlan", "inputStage"), Document.class))
                .containsEntry("stage", "IXSCAN")
                .containsEntry("indexName", "first_-1");
        assertThat(explained.getEmbedded(List.of("executionStats", "totalDocsExamined"), Long.class))
                .isEqualTo(1);
    }
}
