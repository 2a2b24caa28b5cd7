package io.targetledger.deadletter;

import java.util.List;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What parks a letter, and what retrying and discarding do, is tried where folds can be made to fail: in DeadLetterTest. */
class DeadLetterApiTest {

    private static final String RETRY = """
            mutation { retryDeadLetter(input: {view: "goal", key: "goal/1"}) {
              caughtUp deadLetter { position } userErrors { code message } } }""";
    private static final String DISCARD = """
            mutation { discardDeadLetter(input: {view: "goal", key: "goal/1"%s}) { caughtUp userErrors { code message } } }""";

    static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void operatorsAndAuditorsSeeWhatStandsStill() {
        for (Role role : List.of(Role.ADMIN, Role.AUDITOR)) {
            Answer answer = server.as("someone", role)
                    .ask("{ deadLetters { view key position error } }")
                    .ok();
            assertThat(answer.<Object>all("deadLetters[*]")).isEmpty();
        }
        assertThat(server.as("wang.wei", Role.MANAGER)
                        .ask("{ deadLetters { view } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void whatDoesNotStandStillIsNotRetried() {
        Answer answer = server.as("root", Role.ADMIN).ask(RETRY);
        assertThat(answer.<List<String>>get("retryDeadLetter.userErrors[*].code"))
                .containsExactly("NO_DEAD_LETTER");
        assertThat(server.as("root", Role.ADMIN).speaking("zh").ask(RETRY).toString())
                .contains("并未停住");
    }

    @Test
    void discardingNeedsAReason() {
        assertThat(server.as("root", Role.ADMIN).ask(DISCARD.formatted("")).toString())
                .contains("REASON_MISSING");
        assertThat(server.as("root", Role.ADMIN)
                        .ask(DISCARD.formatted(", reason: \"entered twice\""))
                        .toString())
                .contains("NO_DEAD_LETTER");
    }

    @Test
    void onlyOperatorsRetryAndDiscard() {
        assertThat(server.as("audit", Role.AUDITOR).ask(RETRY).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(server.as("audit", Role.AUDITOR)
                        .ask(DISCARD.formatted(", reason: \"x\""))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }
}
