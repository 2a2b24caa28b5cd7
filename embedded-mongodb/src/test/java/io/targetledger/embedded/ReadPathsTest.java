package io.targetledger.embedded;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadPathsTest {

    private static final Document IN = new Document("$in", List.of(1, 2));

    static Stream<Document> wholeOnly() {
        return Stream.of(
                new Document("$expr", new Document("$gt", List.of("$a", "$b"))),
                new Document("$where", "this.a > 1"),
                new Document("$or", List.of(new Document("a", 1), new Document("$expr", true))),
                new Document("events", new Document("$elemMatch", new Document("$expr", true))));
    }

    @Test
    void findsPathsInEveryPartOfAQuery() {
        Document query = new Document("a.b", 1)
                .append("c", IN)
                .append("$or", List.of(new Document("d", 1), new Document("$and", List.of(new Document("e.f", IN)))));
        assertThat(ReadPaths.of(query, new Document("g", -1))).contains(Set.of("a.b", "c", "d", "e.f", "g"));
    }

    @Test
    void looksIntoTheElementsAQueryNames() {
        Document element = new Document("aggregate", "goal/1").append("sequence", new Document("$gte", 0));
        assertThat(ReadPaths.of(new Document("events", new Document("$elemMatch", element)), null))
                .contains(Set.of("events.aggregate", "events.sequence"));
    }

    @Test
    void takesElementsThatAreComparedThemselvesWhole() {
        Document element = new Document("$elemMatch", new Document("$gt", 1));
        assertThat(ReadPaths.of(new Document("list", element), null)).contains(Set.of("list"));
    }

    @ParameterizedTest
    @MethodSource("wholeOnly")
    void whatLooksAtAllOfADocumentNeedsAllOfIt(Document query) {
        assertThat(ReadPaths.of(query, null).filter(paths -> !paths.contains("events")))
                .isEmpty();
    }

    @Test
    void aProjectionThatIncludesNeedsWhatItIncludes() {
        Document projection = new Document("a.b", 1).append("c", true).append("_id", 0);
        assertThat(ReadPaths.of(new Document("d", 1), null, projection)).contains(Set.of("_id", "a.b", "c", "d"));
    }

    @Test
    void aProjectionThatLeavesOutOrComputesNeedsAll() {
        for (Document projection : List.of(
                new Document("a", 0),
                new Document("_id", 0),
                new Document("a", new Document("$slice", 1)),
                new Document("a.$", 1),
                new Document("a", 1).append("b", "$c"))) {
            assertThat(ReadPaths.of(new Document(), null, projection))
                    .as("%s", projection)
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void groupsNeedWhatTheyAreMadeOf() {
        Document group = new Document("_id", new Document("p", "$a.b"))
                .append("n", new Document("$sum", 1))
                .append("most", new Document("$max", "$c"));
        assertThat(ReadPaths.of(new Document("d", 1), null, List.of(new Document("$group", group))))
                .contains(Set.of("a.b", "c", "d"));
        assertThat(ReadPaths.of(new Document("d", 1), null, List.of(new Document("$count", "n"))))
                .contains(Set.of("d"));
    }

    @Test
    void stagesThatMayShowAnythingNeedAll() {
        Document computed = new Document("_id", new Document("$getField", "a"));
        Document whole = new Document("_id", null).append("all", new Document("$push", "$$ROOT"));
        for (List<Document> stages : List.of(
                List.<Document>of(),
                List.of(new Document("$project", new Document("a", 1))),
                List.of(new Document("$group", computed)),
                List.of(new Document("$group", whole)))) {
            assertThat(ReadPaths.of(new Document("d", 1), null, stages))
                    .as("%s", stages)
                    .isEmpty();
        }
    }

    @Test
    void anOrderByAnythingButAFieldNeedsAll() {
        assertThat(ReadPaths.of(new Document(), new Document("score", new Document("$meta", "textScore"))))
                .isEmpty();
    }
}
