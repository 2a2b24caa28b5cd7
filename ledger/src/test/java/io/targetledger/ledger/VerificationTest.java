package io.targetledger.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import io.targetledger.ledger.Verification.Kind;
import io.targetledger.testing.TestDatabase;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.mongodb.client.model.Filters.eq;
import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;

class VerificationTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private Ledger ledger;
    private MongoCollection<BsonDocument> commits;

    @BeforeEach
    void record() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
        commits = database.database().getCollection("commits", BsonDocument.class);
        ledger.append(new Append(List.of(opened("counter/1"), counted("counter/1", 1)), "command-1", null));
        for (int commit = 2; commit <= 6; commit++) {
            ledger.append(new Append(
                    List.of(opened("counter/" + commit), counted("counter/" + commit, 1)), "command-" + commit, null));
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anIntactLedgerIsReportedCommitByCommit() {
        List<Long> seen = new ArrayList<>();
        Verification verification = ledger.verify((commit, position) -> seen.add(commit));

        assertThat(verification.isIntact()).isTrue();
        assertThat(verification.intact()).isEqualTo(ledger.head());
        assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @TestFactory
    List<DynamicTest> anyAlteredFieldIsNamedByItsCommit() {
        BsonDocument original = commit(3);
        Map<String, Consumer<BsonDocument>> forgeries = new LinkedHashMap<>();
        original.keySet().stream().filter(name -> !name.equals("_id")).forEach(name -> {
            if (!name.equals("events")) { // see below
                forgeries.put(name + " altered", forged -> forged.put(name, otherThan(forged.get(name))));
            }
            forgeries.put(name + " removed", forged -> forged.remove(name));
            forgeries.put(name + " of another type", forged -> forged.put(name, new BsonInt32(1)));
        });
        forgeries.put("an element added", forged -> forged.append("extra", new BsonInt32(1)));
        forgeries.put("elements in another order", forged -> forged.append("at", forged.remove("at")));
        return tests(forgeries, Kind.ALTERED, 5, "commit 3, events from position 5");
    }

    @TestFactory
    List<DynamicTest> anyAlteredEventIsNamedByItsPosition() {
        Map<String, Consumer<BsonDocument>> forgeries = new LinkedHashMap<>();
        event(commit(3), 1).keySet().forEach(name -> {
            forgeries.put(name + " altered", forged -> {
                BsonDocument event = event(forged, 1);
                event.put(name, otherThan(event.get(name)));
            });
            forgeries.put(name + " removed", forged -> event(forged, 1).remove(name));
        });
        forgeries.put("an element added", forged -> event(forged, 1).append("extra", new BsonInt32(1)));
        forgeries.put(
                "an equal number of another type", forged -> event(forged, 1).put("sequence", new BsonInt32(1)));
        return tests(forgeries, Kind.ALTERED, 6, "commit 3, the event at position 6");
    }

    @TestFactory
    List<DynamicTest> eventsAddedRemovedOrSwappedWithinACommitAreNamed() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.addAll(tests(
                Map.of("the last removed", forged -> forged.getArray("events").remove(1)),
                Kind.MISSING,
                6,
                "the event at position 6, is not there"));
        tests.addAll(tests(
                Map.of("the first removed", forged -> forged.getArray("events").remove(0)),
                Kind.MISSING,
                5,
                "the event at position 5, is not there; test.Counted of counter/3 comes next"));
        tests.addAll(tests(
                Map.of("swapped", forged -> {
                    BsonArray events = forged.getArray("events");
                    events.add(events.remove(0));
                }),
                Kind.REORDERED,
                5,
                "was recorded at position 6"));
        tests.addAll(tests(
                Map.of(
                        "one repeated",
                        forged -> forged.getArray("events").add(event(forged, 0).clone())),
                Kind.REORDERED,
                7,
                "was recorded at position 5"));
        return tests;
    }

    private List<DynamicTest> tests(
            Map<String, Consumer<BsonDocument>> forgeries, Kind kind, long position, String message) {
        BsonDocument original = commit(3);
        return forgeries.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    BsonDocument forged = original.clone();
                    forgery.getValue().accept(forged);
                    Verification verification = walk(replaced(3, forged), null);
                    assertThat(verification.intact().commit()).isEqualTo(2);
                    assertThat(verification.firstFault()).hasValueSatisfying(fault -> {
                        assertThat(fault.kind()).isEqualTo(kind);
                        assertThat(fault.commit()).isEqualTo(3);
                        assertThat(fault.position()).isEqualTo(position);
                        assertThat(fault.message()).contains(message);
                    });
                }))
                .toList();
    }

    private static BsonDocument event(BsonDocument commit, int index) {
        return commit.getArray("events").get(index).asDocument();
    }

    @Test
    void anAlterationInTheDatabaseIsFound() {
        BsonDocument forged = commit(4);
        forged.getArray("events").get(1).asDocument().getDocument("payload").put("by", new BsonInt64(1_000_000));
        commits.replaceOne(eq("_id", 4L), forged);

        assertThat(ledger.verify(VerificationListener.NONE).firstFault())
                .hasValueSatisfying(
                        fault -> assertThat(fault.message())
                                .contains(
                                        "commit 4, the event at position 8, test.Counted of counter/4, is not what was recorded"));
    }

    @Test
    void aDroppedCommitIsMissing() {
        commits.deleteOne(eq("_id", 3L));
        assertFault(Kind.MISSING, 3);
    }

    @Test
    void aDroppedFirstCommitIsMissing() {
        commits.deleteOne(eq("_id", 1L));
        assertFault(Kind.MISSING, 1);
    }

    @Test
    void swappedCommitsAreOutOfOrder() {
        BsonDocument third = commit(3);
        BsonDocument fourth = commit(4);
        commits.deleteOne(eq("_id", 3L));
        commits.deleteOne(eq("_id", 4L));
        BsonDocument fourthAsThird = fourth.clone();
        fourthAsThird.put("_id", new BsonInt64(3));
        third.put("_id", new BsonInt64(4));
        commits.insertOne(fourthAsThird);
        commits.insertOne(third);

        assertFault(Kind.REORDERED, 3);
    }

    @Test
    void aCutOffTailIsMissingWhenTheHeadIsKnown() {
        Head head = ledger.head();
        commits.deleteOne(eq("_id", 6L));
        commits.deleteOne(eq("_id", 5L));

        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
        Verification verification = ledger.verify(head, VerificationListener.NONE);
        assertThat(verification.firstFault()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.MISSING);
            assertThat(fault.commit()).isEqualTo(5);
            assertThat(fault.message()).contains("must reach commit 6 (position 12)");
        });
    }

    @Test
    void aTailWrittenAnewIsFoundWhenItsHeadIsKnown() {
        Head head = ledger.head();
        Head fourth = new Commit(commit(4)).asHead();
        Commit anew = Commit.following(fourth, "x", head.recordedAt(), List.of(), events(5), digests(events(5)));
        Commit last = Commit.following(anew.asHead(), "y", head.recordedAt(), List.of(), events(6), digests(events(6)));
        commits.replaceOne(eq("_id", 5L), anew.document());
        commits.replaceOne(eq("_id", 6L), last.document());

        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
        assertThat(ledger.verify(head, VerificationListener.NONE).firstFault())
                .hasValueSatisfying(fault -> assertThat(fault.message()).contains("written anew"));
        assertThat(ledger.verify(fourth, VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void aWriterThatNoticesARewrittenTailRefusesToGoOn() {
        BsonDocument forged = commit(6);
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            Commit foreign = Commit.following(
                    new Head(6, 12, "f".repeat(64), ledger.head().recordedAt()),
                    "x",
                    ledger.head().recordedAt(),
                    List.of(),
                    List.of(event(forged, 0).append("aggregate", new BsonString("z"))),
                    digests(List.of(event(forged, 0))));
            commits.insertOne(foreign.document());
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> other.append(Append.of(opened("counter/99")))))
                    .isInstanceOf(LedgerDamaged.class)
                    .hasMessageContaining("commit 7");
        }
    }

    /** The canonical form as the README states it, computed without the ledger's own code. */
    @Test
    void theChainCanBeCheckedFromTheDocumentsAlone() throws Exception {
        byte[] prev = new byte[32];
        for (BsonDocument commit : commits.find().sort(new BsonDocument("_id", new BsonInt32(1)))) {
            String stored = commit.getString("hash").getValue();
            assertThat(commit.getString("prev").getValue())
                    .isEqualTo(HexFormat.of().formatHex(prev));
            BsonDocument rest = commit.clone();
            rest.remove("prev");
            rest.remove("hash");
            ByteBuffer digests = ByteBuffer.allocate(64);
            for (BsonValue event : rest.remove("events").asArray()) {
                digests.put(MessageDigest.getInstance("SHA-256").digest(bson(event.asDocument())));
            }
            assertThat(rest.getBinary("digests").getData()).isEqualTo(digests.array());
            byte[] bytes = bson(rest);
            prev = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(32 + bytes.length)
                            .put(prev)
                            .put(bytes)
                            .array());
            assertThat(HexFormat.of().formatHex(prev)).isEqualTo(stored);
        }
        assertThat(HexFormat.of().formatHex(prev)).isEqualTo(ledger.head().hash());
    }

    private static byte[] bson(BsonDocument document) {
        BasicOutputBuffer bson = new BasicOutputBuffer();
        new BsonDocumentCodec()
                .encode(
                        new BsonBinaryWriter(bson),
                        document,
                        EncoderContext.builder().build());
        return bson.toByteArray();
    }

    private List<BsonDocument> events(long commit) {
        return commit(commit).getArray("events").stream()
                .map(BsonValue::asDocument)
                .toList();
    }

    private static List<byte[]> digests(List<BsonDocument> events) {
        return events.stream().map(HashChain::digest).toList();
    }

    private void assertFault(Kind kind, long commit) {
        Verification verification = ledger.verify(VerificationListener.NONE);
        assertThat(verification.intact().commit()).isEqualTo(commit - 1);
        assertThat(verification.firstFault()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.commit()).isEqualTo(commit);
            assertThat(fault.position()).isEqualTo(2 * commit - 1);
        });
    }

    private BsonDocument commit(long number) {
        return commits.find(eq("_id", number)).first();
    }

    private List<BsonDocument> replaced(long number, BsonDocument forged) {
        List<BsonDocument> all =
                commits.find().sort(new BsonDocument("_id", new BsonInt32(1))).into(new ArrayList<>());
        all.set((int) number - 1, forged);
        return all;
    }

    private static Verification walk(List<BsonDocument> documents, Head checkpoint) {
        ChainWalk walk = new ChainWalk(Head.EMPTY, checkpoint);
        for (BsonDocument document : documents) {
            if (!walk.accept(document)) {
                break;
            }
        }
        return walk.end();
    }

    private static BsonValue otherThan(BsonValue value) {
        return switch (value.getBsonType()) {
            case STRING ->
                new BsonString(
                        value.asString().getValue().startsWith("0")
                                ? "1" + value.asString().getValue().substring(1)
                                : "0" + value.asString().getValue().substring(1));
            case INT32 -> new BsonInt32(value.asInt32().getValue() + 1);
            case INT64 -> new BsonInt64(value.asInt64().getValue() + 1);
            case BINARY -> {
                byte[] other = value.asBinary().getData().clone();
                other[0]++;
                yield new BsonBinary(other);
            }
            case DATE_TIME -> new BsonDateTime(new Date(value.asDateTime().getValue() + 1).getTime());
            case DOCUMENT -> value.asDocument().clone().append("x", new BsonInt32(1));
            case ARRAY -> {
                BsonArray other = value.asArray().clone();
                other.add(other.get(0));
                yield other;
            }
            default -> throw new IllegalStateException("no other value than " + value);
        };
    }
}
