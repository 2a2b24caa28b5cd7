package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** An index answers clauses that ask for texts by itself; whatever else stands beside them is still looked at. */
class TextConditionsTest {

    private static final List<Document> INDEXES = List.of(
            new Document("a", 1),
            new Document("a", -1),
            new Document("a", 1).append("b", 1),
            new Document("b", -1).append("a", 1),
            new Document("list", 1));

    private static TestServer server;
    private static MongoCollection<Document> scanned;
    private static final List<MongoCollection<Document>> indexed = new ArrayList<>();

    @BeforeAll
    static void fill() {
        server = TestServer.start(TestServer.Kind.EMBEDDED);
        scanned = filled();
        for (Document index : INDEXES) {
            MongoCollection<Document> things = filled();
            things.createIndex(index);
            indexed.add(things);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static MongoCollection<Document> filled() {
        MongoCollection<Document> things = server.newCollection();
        List<Object> values =
                Arrays.asList("x", "y", "", "X", "x\0", "\u0001x", "数", "😀", null, 1, new Document("x", "x"));
        int id = 0;
        for (Object a : values) {
            for (Object b : values) {
                things.insertOne(new Document("_id", "t" + id++)
                        .append("a", a)
                        .append("b", b)
                        .append("list", List.of("x", "y", id))
                        .append("n", id));
            }
        }
        things.insertOne(new Document("_id", "without"));
        return things;
    }

    static Stream<Arguments> queries() {
        Document xOrY = new Document("$in", List.of("x", "y"));
        return Stream.of(
                        new Document("a", "x"),
                        new Document("a", ""),
                        new Document("a", "x\0"),
                        new Document("a", "😀").append("b", "数"),
                        new Document("a", new Document("$eq", "x")).append("b", "y"),
                        new Document("a", xOrY),
                        new Document("a", xOrY).append("b", xOrY),
                        new Document("a", new Document("$in", List.of("y", "x", "y", "none"))),
                        new Document("a", new Document("$in", List.of())),
                        new Document("a", new Document("$in", Arrays.asList("x", null))),
                        new Document("a", new Document("$in", Arrays.asList("x", 1))),
                        new Document("a", new Document("$in", List.of("y", Pattern.compile("^x")))),
                        new Document("a", new Document("$in", List.of("x", "y")).append("$ne", "y")),
                        new Document("a", new Document("$in", List.of("x", "y")).append("$gt", "x")),
                        new Document("a", new Document("$eq", "x").append("$in", List.of("y"))),
                        new Document("a", "x").append("$and", List.of(new Document("a", "y"))),
                        new Document("a", xOrY).append("$and", List.of(new Document("a", "x"))),
                        new Document("a", xOrY).append("$and", List.of(new Document("a", "X"))),
                        new Document("a", xOrY)
                                .append("$and", List.of(new Document("a", new Document("$in", List.of("x", "X"))))),
                        new Document("a", xOrY).append("$or", List.of(new Document("b", "x"), new Document("b", 1))),
                        new Document("a", "x").append("b", new Document("$gte", "x").append("$lt", "y")),
                        new Document("a", new Document("$not", xOrY)),
                        new Document("list", "x").append("a", "y"),
                        new Document("list", xOrY).append("list.0", "y"),
                        new Document("_id", new Document("$in", List.of("t1", "t2", "t77"))),
                        new Document("_id", "t5").append("a", "y"))
                .map(query -> arguments(query.toJson(), query));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("queries")
    void anIndexedCollectionAnswersAsAScannedOneDoes(String name, Document query) {
        List<Document> expected = sorted(scanned, query);

        for (int i = 0; i < indexed.size(); i++) {
            assertThat(sorted(indexed.get(i), query))
                    .as("with index %s", INDEXES.get(i))
                    .isEqualTo(expected);
        }
    }

    /** By a field that no index orders, so that the documents are put into order after they were found. */
    private static List<Document> sorted(MongoCollection<Document> things, Document query) {
        List<Document> found = things.find(query).sort(new Document("n", -1)).into(new ArrayList<>());
        List<Document> unsorted = things.find(query).into(new ArrayList<>());
        assertThat(unsorted).containsExactlyInAnyOrderElementsOf(found);
        return found;
    }
}
