package io.targetledger.replay;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

import io.targetledger.replay.cli.ReplayCommand;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ReplayApiTest {

    private static final String REPLAY = """
            mutation { replayProjection(input: {view: "%s"}) { replay { view state } userErrors { code message } } }""";

    static TestServer server;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Company.foundedOn(server);
        admin = server.as("root", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void anOperatorReplaysAViewAndSeesThatItIsWhatItsEventsSay() {
        admin.ask(REPLAY.formatted("unit")).ok();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer answer = admin.ask("{ replays { view state equal swapped folded digest liveDigest } }")
                    .ok();
            assertThat(answer.<String>all("replays[?(@.view == 'unit')].state")).containsExactly("DONE");
            assertThat(answer.<Boolean>all("replays[?(@.view == 'unit')].equal"))
                    .containsExactly(true);
            assertThat(answer.<Boolean>all("replays[?(@.view == 'unit')].swapped"))
                    .containsExactly(true);
        });
        assertThat(admin.ask("{ units(first: 10) { totalCount } }").<Integer>get("units.totalCount"))
                .isPositive();
    }

    @Test
    void allViewsAreComparedFromTheCommandLine() {
        String url = admin.url().resolve("/").toString();
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said, true);
        int code = new CommandLine(new ReplayCommand())
                .setOut(writer)
                .setErr(writer)
                .execute("--server", url, "--token", admin.token(), "--compare-only", "--lang", "en", "goal", "person");
        assertThat(said.toString())
                .contains("goal: ")
                .contains("person: ")
                .contains("the live view is what its events say");
        assertThat(code).isZero();

        StringWriter refused = new StringWriter();
        int unknown = new CommandLine(new ReplayCommand())
                .setErr(new PrintWriter(refused, true))
                .execute("--server", url, "--token", admin.token(), "--lang", "zh", "nonsense");
        assertThat(unknown).isEqualTo(2);
        assertThat(refused.toString()).contains("nonsense");
    }

    @Test
    void viewsAreNamedForOperatorsAndAuditorsAndReplayedByOperatorsOnly() {
        TestClient auditor = server.as("audit", Role.AUDITOR);
        List<String> names = auditor.ask("{ projections }").ok().all("projections[*]");
        assertThat(names).contains("goal", "audit", "review");
        assertThat(auditor.ask(REPLAY.formatted("goal")).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(server.as("wang.wei", Role.MANAGER).ask("{ projections }").errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(admin.ask(REPLAY.formatted("nonsense")).<List<String>>get("replayProjection.userErrors[*].code"))
                .containsExactly("UNKNOWN_NAME");
    }
}
