package io.targetledger.ledger.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.targetledger.ledger.Append;
import io.targetledger.ledger.ChainWalk;
import io.targetledger.ledger.Head;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.ledger.TestEvent;
import io.targetledger.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProofTest {

    private static final JsonWriterSettings EXTENDED =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
    private static final SigningKey KEY = SigningKey.generate("example.com/ledger");

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private Ledger ledger;
    private CommitTree tree;
    private Prover prover;

    @BeforeEach
    void open() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
        tree = CommitTree.kept(ledger.commits(), database.database());
        prover = new Prover(ledger.commits(), tree);
        ledger.append(Append.of(TestEvent.opened("counter/1"), TestEvent.opened("counter/2")));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Enough for complete tiles, and an incomplete one. */
    private void grow(int commits) {
        List<NewEvent> events = new ArrayList<>();
        long next = ledger.lastSequence("counter/1").orElseThrow() + 1;
        for (int commit = 0; commit < commits; commit++) {
            events.add(TestEvent.counted("counter/1", next + commit));
        }
        events.forEach(event -> ledger.append(Append.of(event)));
    }

    private CheckpointNote published() {
        return new CheckpointNote("test", tree.checkpoint(), List.of()).signedBy(KEY);
    }

    @Test
    void aCheckpointHasTheRootThatAWalkAlongTheLedgerFinds() {
        for (int commits : List.of(0, 10, 300, 250)) {
            grow(commits);
            Frontier frontier = new Frontier();
            ChainWalk walk = new ChainWalk(Head.EMPTY, null);
            ledger.commits().walkAfter(0, commit -> {
                boolean intact = walk.accept(commit);
                frontier.add(walk.intact());
                return intact;
            });
            assertThat(walk.end().isIntact()).isTrue();
            assertThat(tree.checkpoint()).isEqualTo(new Checkpoint(frontier.size(), frontier.root(), ledger.head()));
        }
        assertThat(CommitTree.kept(ledger.commits(), database.database()).checkpoint())
                .isEqualTo(tree.checkpoint());
        assertThat(CommitTree.of(ledger.commits()).checkpoint()).isEqualTo(tree.checkpoint());
        database.database().getCollection(CommitTree.COLLECTION).drop();
        assertThat(CommitTree.kept(ledger.commits(), database.database()).checkpoint())
                .isEqualTo(tree.checkpoint());
    }

    @Test
    void aProofHoldsByItselfAndStillHoldsWhenTheLedgerHasGrown() {
        grow(20);
        CheckpointNote then = published();
        String made = prover.ofAggregate("counter/1", then).orElseThrow().toJson();
        grow(600);
        String again = prover.ofAggregate("counter/1", then).orElseThrow().toJson();

        assertThat(again).isEqualTo(made);
        Proof read = Proof.parse(made);
        assertThat(ProofCheck.faultOf(read)).isEmpty();
        assertThat(KEY.publicKey().signed(read.checkpoint())).isTrue();
        assertThat(read.commits()).hasSize(21);
        assertThat(read.toJson()).isEqualTo(made);
    }

    @Test
    void everyEventCanBeProvedAlone() {
        grow(300);
        CheckpointNote checkpoint = published();
        for (long position = 1; position <= 302; position++) {
            Proof proof = prover.ofPosition(position, checkpoint).orElseThrow();
            assertThat(ProofCheck.faultOf(proof)).isEmpty();
            assertThat(proof.commits().get(0).commit().events()).hasSize(1);
        }
        assertThat(prover.ofPosition(303, checkpoint)).isEmpty();
        assertThat(prover.ofPosition(0, checkpoint)).isEmpty();
    }

    @Test
    void aProofShowsNothingOfTheEventsBesideThoseItProves() {
        Proof proof = prover.ofAggregate("counter/1", published()).orElseThrow();

        assertThat(proof.toJson()).contains("counter/1").doesNotContain("counter/2");
    }

    @Test
    void whatCameAfterTheCheckpointIsNotPartOfIt() {
        CheckpointNote checkpoint = published();
        grow(5);

        assertThat(prover.ofPosition(3, checkpoint)).isEmpty();
        assertThat(prover.ofAggregate("counter/1", checkpoint).orElseThrow().commits())
                .hasSize(1);
        assertThat(prover.ofAggregate("counter/9", checkpoint)).isEmpty();
    }

    @TestFactory
    List<DynamicTest> aForgedProofDoesNotHold() {
        grow(40);
        String proof =
                prover.ofAggregate("counter/1", published()).orElseThrow().toJson();
        Map<String, UnaryOperator<BsonDocument>> forgeries = new LinkedHashMap<>();
        forgeries.put("a payload", json -> {
            part(json, 3)
                    .getArray("events")
                    .get(0)
                    .asDocument()
                    .getDocument("event")
                    .getDocument("payload")
                    .put("by", new BsonInt64(99));
            return json;
        });
        forgeries.put("a position", json -> {
            part(json, 3).getArray("events").get(0).asDocument().put("position", new BsonInt64(77));
            return json;
        });
        forgeries.put("a header", json -> {
            part(json, 3).getDocument("header").put("first", new BsonInt64(3));
            return json;
        });
        forgeries.put("a hash", json -> {
            part(json, 3).put("hash", new BsonString("0".repeat(64)));
            return json;
        });
        forgeries.put("the commit before", json -> {
            part(json, 3).put("prev", new BsonString("0".repeat(64)));
            return json;
        });
        forgeries.put("a path", json -> {
            part(json, 3).getArray("path").remove(0);
            return json;
        });
        forgeries.put("a commit withheld", json -> {
            json.getArray("commits").remove(3);
            return json;
        });
        forgeries.put("the first withheld", json -> {
            json.getArray("commits").remove(0);
            return json;
        });
        forgeries.put("two commits in the wrong order", json -> {
            json.getArray("commits").add(json.getArray("commits").remove(3));
            return json;
        });
        forgeries.put("another aggregate's name", json -> json.append("about", new BsonString("counter/2")));
        forgeries.put("a commit without events", json -> {
            part(json, 3).getArray("events").clear();
            return json;
        });
        forgeries.put("nothing shown", json -> {
            json.getArray("commits").clear();
            return json;
        });
        return forgeries.entrySet().stream()
                .map(forgery -> DynamicTest.dynamicTest(forgery.getKey(), () -> {
                    BsonDocument forged = forgery.getValue().apply(BsonDocument.parse(proof));
                    assertThat(ProofCheck.faultOf(Proof.parse(forged.toJson(EXTENDED))))
                            .isPresent();
                }))
                .toList();
    }

    @Test
    void aSignatureIsOfOneKeyAndOneCheckpoint() {
        CheckpointNote note = published();
        CheckpointNote read = CheckpointNote.parse(note.text());
        assertThat(read).isEqualTo(note);
        assertThat(PublicKey.parse(KEY.publicKey().text()).signed(read)).isTrue();
        assertThat(SigningKey.parse(KEY.text()).publicKey()).isEqualTo(KEY.publicKey());

        assertThat(SigningKey.generate("example.com/ledger").publicKey().signed(read))
                .isFalse();
        Checkpoint other = new Checkpoint(
                note.checkpoint().size() + 1,
                note.checkpoint().root(),
                note.checkpoint().head());
        assertThat(KEY.publicKey().signed(new CheckpointNote("test", other, note.signatures())))
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> PublicKey.parse("x+00000000+AAAA"));
        assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.parse("no key"));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointNote.parse("no checkpoint"));
        assertThatIllegalArgumentException().isThrownBy(() -> Proof.parse("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Proof.parse("no json"));
    }

    @Test
    void checkpointsAppendedToAFileAreReadBackOneByOne() {
        CheckpointNote first = published();
        grow(3);
        CheckpointNote second = new CheckpointNote("test", tree.checkpoint(), List.of());
        grow(3);
        CheckpointNote third = published();

        assertThat(CheckpointNote.parseAll(first.text() + second.text() + third.text()))
                .containsExactly(first, second, third);
        assertThat(CheckpointNote.parseAll("")).isEmpty();
    }

    private static BsonDocument part(BsonDocument proof, int index) {
        return proof.getArray("commits").get(index).asDocument();
    }
}
