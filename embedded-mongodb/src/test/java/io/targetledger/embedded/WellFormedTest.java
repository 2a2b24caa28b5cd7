package io.targetledger.embedded;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Documents are stored as they came, if they are what they say. */
class WellFormedTest {

    private static final Document USUAL = new Document("_id", new ObjectId())
            .append("text", "one")
            .append("number", 1)
            .append("long", 2L)
            .append("double", 3.5)
            .append("decimal", new Decimal128(BigDecimal.ONE))
            .append("yes", true)
            .append("nothing", null)
            .append("when", new Date(5))
            .append("bytes", new Binary(new byte[] {1, 2}))
            .append("list", List.of(new Document("a", 1).append("b", List.of()), "x"))
            .append("view", new Document("owner", new Document("id", "person/a")));

    @Test
    void theUsualTypesAre() {
        assertThat(WellFormed.isDocument(bytes(USUAL))).isTrue();
        assertThat(WellFormed.isDocument(bytes(new Document()))).isTrue();
    }

    @Test
    void whatIsCutOffOrLongerThanItSaysIsNot() {
        byte[] whole = bytes(USUAL);
        for (int length = 0; length < whole.length; length++) {
            assertThat(WellFormed.isDocument(Arrays.copyOf(whole, length)))
                    .as("%d of %d", length, whole.length)
                    .isFalse();
        }
        assertThat(WellFormed.isDocument(Arrays.copyOf(whole, whole.length + 1)))
                .isFalse();
    }

    @Test
    void whateverIsAcceptedCanBeDecodedAsAWholeAndInPart() {
        Random random = new Random(3);
        byte[] whole = bytes(USUAL);
        PartialDecoder partly = PartialDecoder.of(List.of("_id", "view.owner.id", "list.a", "text"));
        int accepted = 0;
        for (int n = 0; n < 200_000; n++) {
            byte[] changed = whole.clone();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 20);
            }
            if (WellFormed.isDocument(changed)) {
                accepted++;
                BsonBytes.decode(changed);
                partly.decode(changed);
            }
        }
        assertThat(accepted).isGreaterThan(1_000);
    }

    @Test
    void aDocumentIsGivenBackByteForByteWhateverItHolds() {
        try (TestServer server = TestServer.start(TestServer.Kind.EMBEDDED)) {
            MongoCollection<RawBsonDocument> raw = server.newCollection().withDocumentClass(RawBsonDocument.class);
            List<RawBsonDocument> documents = new ArrayList<>();
            documents.add(raw(USUAL));
            documents.add(raw(new Document("_id", 1)
                    .append("pattern", Pattern.compile("a.*"))
                    .append("at", new BsonTimestamp(1, 2))
                    .append("last", new MaxKey())
                    .append("uuid", new Binary((byte) 4, new byte[16]))));
            documents.add(raw(new Document("_id", new Document("a", 1)).append("deep", deep(90))));
            raw.insertMany(documents);

            assertThat(raw.find().into(new ArrayList<>())).containsExactlyInAnyOrderElementsOf(documents);
        }
    }

    @Test
    void theRefusedOnesOfABatchAreNamedByTheirPlaces() {
        try (TestServer server = TestServer.start(TestServer.Kind.EMBEDDED)) {
            MongoCollection<Document> things = server.newCollection();
            things.createIndex(ascending("key.id"), new IndexOptions().unique(true));
            List<Document> documents = List.of(thing(1, "a"), thing(1, "b"), thing(2, "a"), thing(3, "c"));

            MongoBulkWriteException refused = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> things.insertMany(documents, new InsertManyOptions().ordered(false)));
            assertThat(refused.getWriteErrors()).extracting("index", "code").containsExactly(tuple(1), tuple(2));
            assertThat(refused.getWriteResult().getInsertedCount()).isEqualTo(2);
            assertThat(things.find(eq("key.id", "c"))).containsExactly(thing(3, "c"));

            MongoBulkWriteException stopped = catchThrowableOfType(
                    MongoBulkWriteException.class,
                    () -> things.insertMany(List.of(thing(4, "d"), thing(5, "a"), thing(6, "f"))));
            assertThat(stopped.getWriteErrors()).extracting("index", "code").containsExactly(tuple(1));
            assertThat(things.countDocuments()).isEqualTo(3);
        }
    }

    private static org.assertj.core.groups.Tuple tuple(int index) {
        return org.assertj.core.api.Assertions.tuple(index, 11_000);
    }

    private static Document thing(int id, String key) {
        return new Document("_id", id).append("key", new Document("id", key));
    }

    private static Document deep(int levels) {
        return levels == 0
                ? new Document("id", UUID.fromString("0-0-0-0-1").toString())
                : new Document("in", deep(levels - 1));
    }

    private static RawBsonDocument raw(Document document) {
        return new RawBsonDocument(document, new DocumentCodec());
    }

    private static byte[] bytes(Document document) {
        var buffer = raw(document).getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
