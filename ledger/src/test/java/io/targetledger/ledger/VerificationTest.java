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
            forgeries.put(name + " altered", forged -> forged.put(name, otherThan(forged.get(name))));
            forgeries.put(name + " removed", forged -> forged.remove(name));
            forgeries.put(name + " of another type", forged -> forged.put(name, new BsonInt32(1)));
        });
        original.getArray("events").get(0).asDocument().keySet().forEach(name -> {
            forgeries.put("event " + name + " altered", forged -> {
                BsonDocument event = forged.getArray("events").get(1).asDocument();
                event.put(name, otherThan(event.get(name)));
            });
            forgeries.put(
                    "event " + name + " removed",
                    forged -> forged.getArray("events").get(1).asDocument().remove(name));
        });
        forgeries.put(
                "an event added",
                forged -> forged.getArray("events")
                        .add(forged.getArray("events").get(0).asDocument().clone()));
        forgeries.put("an event removed", forged -> forged.getArray("events").remove(1));
        forgeries.put("events swapped", forged -> {
            BsonArray events = forged.getArray("events");
            events.add(events.remove(0));
        });
        forgeries.put("an element added", forged -> forged.append("extra", new BsonInt32(1)));
        forgeries.put("elements in another order", forged -> forged.append("at", forged.remove("at")));
        forgeries.put(
                "an equal number of another type",
                forged -> forged.getArray("events").get(1).asDocument().put("sequence", new BsonInt32(1)));
        return forgeries.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    BsonDocument forged = original.clone();
                    forgery.getValue().accept(forged);
                    Verification verification = walk(replaced(3, forged), null);
                    assertThat(verification.intact().commit()).isEqualTo(2);
                    assertThat(verification.firstFault()).hasValueSatisfying(fault -> {
                        assertThat(fault.kind()).isEqualTo(Kind.ALTERED);
                        assertThat(fault.commit()).isEqualTo(3);
                        assertThat(fault.firstPosition()).isEqualTo(5);
                        assertThat(fault.message()).contains("commit 3, events from position 5");
                    });
                }))
                .toList();
    }

    @Test
    void anAlterationInTheDatabaseIsFound() {
        BsonDocument forged = commit(4);
        forged.getArray("events").get(1).asDocument().getDocument("payload").put("by", new BsonInt64(1_000_000));
        commits.replaceOne(eq("_id", 4L), forged);

        assertFault(Kind.ALTERED, 4);
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
        Commit anew = Commit.following(
                fourth,
                "x",
                head.recordedAt(),
                List.of(),
                commit(5).getArray("events").stream().map(BsonValue::asDocument).toList());
        Commit last = Commit.following(
                anew.asHead(),
                "y",
                head.recordedAt(),
                List.of(),
                commit(6).getArray("events").stream().map(BsonValue::asDocument).toList());
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
                    List.of(forged.getArray("events").get(0).asDocument().append("aggregate", new BsonString("z"))));
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
            BasicOutputBuffer bson = new BasicOutputBuffer();
            new BsonDocumentCodec()
                    .encode(
                            new BsonBinaryWriter(bson),
                            rest,
                            EncoderContext.builder().build());
            byte[] bytes = bson.toByteArray();
            prev = MessageDigest.getInstance("SHA-256")
                    .digest(ByteBuffer.allocate(32 + bytes.length)
                            .put(prev)
                            .put(bytes)
                            .array());
            assertThat(HexFormat.of().formatHex(prev)).isEqualTo(stored);
        }
        assertThat(HexFormat.of().formatHex(prev)).isEqualTo(ledger.head().hash());
    }

    private void assertFault(Kind kind, long commit) {
        Verification verification = ledger.verify(VerificationListener.NONE);
        assertThat(verification.intact().commit()).isEqualTo(commit - 1);
        assertThat(verification.firstFault()).hasValueSatisfying(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.commit()).isEqualTo(commit);
            assertThat(fault.firstPosition()).isEqualTo(2 * commit - 1);
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
        ChainWalk walk = new ChainWalk(checkpoint);
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
