package io.targetledger.proof;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.Proof;
import io.targetledger.ledger.proof.ProofCheck;
import io.targetledger.proof.cli.ProveCommand;
import io.targetledger.proof.cli.VerifyCommand;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

class ProofApiTest {

    private static final String PROOF = """
            query($position: Long, $id: ID, $checkpoint: String) {
              ledgerProof(position: $position, aggregateId: $id, checkpoint: $checkpoint) {
                commits events document checkpoint { commits root }
              }
            }""";

    static TestServer server;
    static Company company;
    static TestClient auditor;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        auditor = server.as("audit", Role.AUDITOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anAuditorTakesAwayAProofOfAGoalThatStillHoldsWhenTheGoalHasChanged() {
        String goal = company.goal("Grow in Pudong", LI_NA, "100000");
        String note = auditor.ask("{ ledgerCheckpoint { note } }").get("ledgerCheckpoint.note");
        String made = proof(Map.of("id", goal, "checkpoint", note));
        server.as("root", Role.ADMIN)
                .change("reviseTarget", input("goalId", goal, "target", "90000", "reason", "the plant closed"))
                .ok();

        Proof proof = Proof.parse(made);
        assertThat(ProofCheck.faultOf(proof)).isEmpty();
        assertThat(proof.about()).isEqualTo(goal);
        assertThat(proof.checkpoint()).isEqualTo(CheckpointNote.parse(note));
        assertThat(proof(Map.of("id", goal, "checkpoint", note))).isEqualTo(made);
        assertThat(Proof.parse(proof(Map.of("id", goal))).commits())
                .hasSize(proof.commits().size() + 1);
    }

    @Test
    void aSingleEventIsProvedByItsPosition() {
        Proof proof = Proof.parse(proof(Map.of("position", 3)));
        assertThat(ProofCheck.faultOf(proof)).isEmpty();
        assertThat(proof.commits()).hasSize(1);
        Object none = auditor.ask(PROOF, Map.of("position", 999_999)).get("ledgerProof");
        assertThat(none).isNull();
    }

    @Test
    void whatIsWronglyAskedIsSaid() {
        assertThat(auditor.ask(PROOF, Map.of()).errorMessage()).contains("Give either position or aggregateId");
        assertThat(auditor.ask(PROOF, Map.of("position", 3, "checkpoint", "mine"))
                        .errorMessage())
                .contains("is not the text of a checkpoint");
        assertThat(auditor.speaking("zh")
                        .ask(PROOF, Map.of("position", 3, "checkpoint", "mine"))
                        .errorMessage())
                .contains("不是校验点文本");
        TestClient manager = server.as("wang.wei", Role.MANAGER);
        assertThat(manager.ask(PROOF, Map.of("position", 3)).errorMessage())
                .contains("needs the role AUDITOR or ADMIN");
    }

    @Test
    void theCommandsWorkThroughAServerTheyDoNotTrust(@TempDir Path directory) {
        String url = auditor.url().resolve("/").toString();
        String goal = company.goal("Grow in Minhang", LI_NA, "50000");
        Path file = directory.resolve("proof.json");

        assertThat(run(new VerifyCommand(), "--server", url, "--token", auditor.token()))
                .contains("0 Intact:");
        assertThat(run(new ProveCommand(), goal, "--server", url, "--token", auditor.token(), "--out", file.toString()))
                .contains("0 Proved:");
        String managers = server.as("wang.wei", Role.MANAGER).token();
        assertThat(run(new VerifyCommand(), "--server", url, "--token", managers))
                .contains("2 The server refused: ");
        assertThat(run(new VerifyCommand(), "--server", "http://localhost:1", "--token", managers))
                .contains("does not answer");
    }

    private static String run(Callable<Integer> command, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code = new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
        return code + " " + said;
    }

    private static String proof(Map<String, ?> variables) {
        Answer answer = auditor.ask(PROOF, variables);
        return answer.get("ledgerProof.document");
    }
}
