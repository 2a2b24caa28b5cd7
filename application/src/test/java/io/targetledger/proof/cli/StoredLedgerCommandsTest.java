package io.targetledger.proof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

class StoredLedgerCommandsTest {

    sealed interface Happened {

        record Noted(String text) implements Happened {}
    }

    record Said(int code, String out, String err) {}

    @TempDir
    Path directory;

    Path data;

    @BeforeEach
    void record() {
        data = directory.resolve("data");
        append("note/1", 0, 20);
        append("note/2", 0, 10);
    }

    private void inDatabase(Consumer<MongoDatabase> work) {
        try (EmbeddedMongo server = EmbeddedMongo.open(data);
                MongoClient client = MongoClients.create(server.connectionString())) {
            work.accept(client.getDatabase("target_ledger"));
        }
    }

    private void append(String aggregate, int from, int to) {
        inDatabase(database -> {
            EventTypes types =
                    EventTypes.builder().sealed("note", Happened.class).build();
            try (Ledger ledger = Ledger.open(database, types, LedgerSettings.defaults())) {
                for (int sequence = from; sequence < to; sequence++) {
                    Object noted = new Happened.Noted("text " + sequence);
                    ledger.append(Append.of(
                            new NewEvent(UUID.randomUUID().toString(), aggregate, "Note", sequence, noted, Map.of())));
                }
            }
        });
    }

    private void inCommits(Consumer<MongoCollection<BsonDocument>> work) {
        inDatabase(database -> work.accept(database.getCollection("commits", BsonDocument.class)));
    }

    private Said run(Callable<Integer> command, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        if (texts.stream().noneMatch("--lang"::equals)) {
            texts.addAll(List.of("--lang", "en"));
        }
        int code = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(texts.toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }

    private Said verify(Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("--data", data));
        arguments.addAll(List.of(more));
        return run(new VerifyCommand(), arguments.toArray());
    }

    @Test
    void anIntactLedgerIsSaidToBe() {
        Said said = verify();
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Intact: 30 commits, 30 events").contains("Root ");
        assertThat(verify("--lang", "zh").out()).contains("账本完整：30 次提交");
    }

    @Test
    void theFirstAlteredEventIsNamed() {
        inCommits(commits -> {
            BsonDocument commit = commits.find(eq("_id", 7L)).first();
            commit.getArray("events").get(0).asDocument().getDocument("payload").put("text", new BsonString("other"));
            commits.replaceOne(eq("_id", 7L), commit);
        });
        Said said = verify();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains("NOT INTACT (altered)")
                .contains("the event at position 7, note.Noted of note/1")
                .contains("up to position 6, is intact");
    }

    @Test
    void aRemovedCommitIsNamed() {
        inCommits(commits -> commits.deleteOne(eq("_id", 12L)));
        Said said = verify();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("NOT INTACT (missing)").contains("position 12");
    }

    @Test
    void aVerificationGoesOnWhereTheLastEnded() throws IOException {
        Path state = directory.resolve("verified.json");
        Said first = verify("--resume", state);
        append("note/1", 20, 25);
        Said second = verify("--resume", state);
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("35 commits").contains("Verified from commit 31 on");
        assertThat(rootIn(second)).isEqualTo(rootIn(verify())).isNotEqualTo(rootIn(first));

        Files.writeString(state, "{}");
        assertThat(verify("--resume", state).code()).isEqualTo(2);
    }

    @Test
    void aTailThatWasCutOffSinceTheLastVerificationIsFound() {
        Path state = directory.resolve("verified.json");
        verify("--resume", state);
        inCommits(commits -> commits.deleteOne(eq("_id", 30L)));

        assertThat(verify().code()).isZero();
        Said said = verify("--resume", state);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("commit 30, where the last verification ended, is not there any more");
    }

    @Test
    void aLedgerCutShorterThanAPublishedCheckpointIsFound() {
        Path published = directory.resolve("checkpoints");
        run(new CheckpointCommand(), "--data", data, "--append", published);
        append("note/2", 10, 12);
        run(new CheckpointCommand(), "--data", data, "--append", published);
        assertThat(verify("--checkpoints", published).out()).contains("2 published checkpoints are contained");

        inCommits(commits -> commits.deleteOne(eq("_id", 32L)));
        Said said = verify("--checkpoints", published);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("the checkpoint of 32 commits is not reached, the ledger ends after 31");
    }

    @Test
    void aLedgerWrittenAnewIsFoundByAPublishedCheckpoint() throws IOException {
        Path published = directory.resolve("checkpoints");
        run(new CheckpointCommand(), "--data", data, "--append", published);
        data = directory.resolve("other");
        append("note/1", 0, 30);

        assertThat(verify().code()).isZero();
        Said said = verify("--checkpoints", published);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("the checkpoint of 30 commits says root");
    }

    @Test
    void aProofMadeTodayHoldsByItselfAndIsAnchoredByItsSignature() {
        Path key = directory.resolve("key");
        Path checkpoint = directory.resolve("checkpoint");
        Path proof = directory.resolve("proof.json");
        String publicKey = run(new CheckpointKeyCommand(), "example.com/ledger", "--out", key)
                .out()
                .lines()
                .toList()
                .get(1);
        run(new CheckpointCommand(), "--data", data, "--sign", key, "--append", checkpoint);
        append("note/1", 20, 40);

        Said made = run(new ProveCommand(), "note", "1", "--data", data, "--checkpoint", checkpoint, "--out", proof);
        assertThat(made.out()).contains("Proved: 20 events of note/1 in 20 commits");
        assertThat(run(new CheckProofCommand(), proof).out())
                .contains("The proof holds: 20 events of note/1")
                .contains("Nothing was said of the checkpoint itself");
        Said checked = run(new CheckProofCommand(), proof, "--key", publicKey, "--checkpoints", checkpoint);
        assertThat(checked.code()).isZero();
        assertThat(checked.out())
                .contains("The checkpoint is signed by example.com/ledger")
                .contains("one of those published");

        String other = run(new CheckpointKeyCommand(), "example.com/ledger", "--out", directory.resolve("key2"))
                .out()
                .lines()
                .toList()
                .get(1);
        Said foreign = run(new CheckProofCommand(), proof, "--key", other);
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.out()).contains("THE CHECKPOINT IS NOT SIGNED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text 3", "note/1", "note.Noted"})
    void aProofThatWasTouchedDoesNotHold(String touched) throws IOException {
        Path proof = directory.resolve("proof.json");
        run(new ProveCommand(), "note/1", "--data", data, "--out", proof);
        String text = Files.readString(proof);
        Files.writeString(proof, text.replace(touched, "x" + touched.substring(1)));

        assertThat(text).contains(touched);
        Said said = run(new CheckProofCommand(), proof);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("THE PROOF DOES NOT HOLD");
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        assertThat(verify("--data", directory.resolve("nowhere")).err()).isNotEmpty();
        assertThat(run(new VerifyCommand(), "--data", directory.resolve("nowhere")))
                .extracting(Said::code, Said::err)
                .containsExactly(
                        2, "There is no ledger in " + directory.resolve("nowhere") + "; choose one with --data DIR.\n");
        assertThat(run(new VerifyCommand(), "--data", data, "--server", "http://localhost:1"))
                .extracting(Said::code)
                .isEqualTo(2);
        assertThat(run(new ProveCommand(), "--data", data).err()).contains("Say what is to be proved");
        Said none = run(new ProveCommand(), "note/9", "--data", data);
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.out()).contains("There is nothing of note/9 in the ledger");
        assertThat(run(new CheckProofCommand(), directory.resolve("none")).code())
                .isEqualTo(2);
        Path text = Files.writeString(directory.resolve("text"), "no proof");
        assertThat(run(new CheckProofCommand(), text).err()).contains("this is no proof");
        try (EmbeddedMongo holding = EmbeddedMongo.open(data)) {
            Said held = verify();
            assertThat(held.code()).isEqualTo(2);
            assertThat(held.err()).contains("is held by a running server");
        }
    }

    private static String rootIn(Said said) {
        return said.out().replaceAll("(?s).*Root ([0-9a-f]{64}).*", "$1");
    }
}
