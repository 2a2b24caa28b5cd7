package io.targetledger.embedded;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartialDecoderTest {

    private static final Document ALL = new Document("_id", new ObjectId())
            .append("text", "one")
            .append("number", 1)
            .append("long", 2L)
            .append("double", 3.5)
            .append("decimal", new Decimal128(4, 0))
            .append("yes", true)
            .append("nothing", null)
            .append("when", Instant.parse("2026-03-31T00:00:00Z"))
            .append("uuid", new UUID(1, 2))
            .append("list", List.of(new Document("a", 1).append("b", 2), "x"))
            .append("view", new Document("owner", new Document("id", "person/a").append("name", "A")).append("size", 5))
            .append("last", "end");

    @Test
    void readsEveryFieldAsTheWholeDecoderDoes() {
        byte[] bytes = BsonBytes.encode(ALL);
        Document whole = BsonBytes.decode(bytes);
        for (String field : whole.keySet()) {
            assertThat(PartialDecoder.of(List.of(field)).decode(bytes))
                    .as(field)
                    .isEqualTo(new Document(field, whole.get(field)));
        }
    }

    @Test
    void followsPathsIntoDocumentsAndTheElementsOfArrays() {
        byte[] bytes = BsonBytes.encode(ALL);
        assertThat(PartialDecoder.of(List.of("view.owner.id", "list.a")).decode(bytes))
                .isEqualTo(new Document("list", List.of(new Document("a", 1), "x"))
                        .append("view", new Document("owner", new Document("id", "person/a"))));
    }

    @Test
    void aPathThatEndsOnTheWayOfAnotherIsReadWhole() {
        byte[] bytes = BsonBytes.encode(ALL);
        assertThat(PartialDecoder.of(List.of("view", "view.owner.id")).decode(bytes))
                .isEqualTo(new Document("view", ALL.get("view")));
    }

    @Test
    void whatIsNotThereIsLeftOut() {
        assertThat(PartialDecoder.of(List.of("view.none", "none")).decode(BsonBytes.encode(ALL)))
                .isEqualTo(new Document("view", new Document()));
    }
}
