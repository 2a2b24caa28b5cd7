package io.targetledger.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.security.Role;
import io.targetledger.server.DemoData.Example;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    private static TestServer server;

    @BeforeAll
    static void fill() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, TODAY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What an event is, but for when it was recorded and where it stands among those of other objects. */
    private record Told(String aggregate, long sequence, String type, Object payload, Map<String, Object> metadata) {}

    @Test
    void twoStoresOfOneSeedHoldTheSameEvents() {
        try (TestServer other = TestServer.start()) {
            other.bean(Demo.class).fill(1, TODAY);
            assertThat(told(other)).isEqualTo(told(server));
        }
    }

    @Test
    void fillingItAgainAddsNothingOnWhateverDay() {
        long head = server.bean(Ledger.class).head().position();
        server.bean(Demo.class).fill(1, TODAY);
        server.bean(Demo.class).fill(1, TODAY.minusDays(3));
        server.bean(Demo.class).fill(2, TODAY);
        assertThat(server.bean(Ledger.class).head().position()).isEqualTo(head);
    }

    @Test
    void theDataOfSomebodyElseIsLeftAlone() {
        try (TestServer used = TestServer.start()) {
            Company.foundedOn(used);
            long head = used.bean(Ledger.class).head().position();
            used.bean(Demo.class).fill(1, TODAY);
            assertThat(used.bean(Ledger.class).head().position()).isEqualTo(head);
        }
    }

    @Test
    void theExamplesHaveSomethingToShow() {
        TestClient auditor = server.as("auditor", Role.AUDITOR);
        List<Answer> answers = new ArrayList<>();
        for (Example example : server.bean(Demo.class).examples(Locale.ENGLISH)) {
            answers.add(auditor.ask(example.query()).ok());
        }
        assertThat(answers.get(0).<Integer>get("auditLog.totalCount")).isGreaterThan(20);
        assertThat(answers.get(0).<String>all("auditLog.nodes[*].reason"))
                .hasSize(5)
                .doesNotContainNull();
        assertThat(answers.get(1).<String>all("goals.nodes[*].attainment"))
                .hasSizeGreaterThan(3)
                .doesNotContainNull();
        assertThat(answers.get(2).<String>all("goals.nodes[*].children.nodes[*].attainment"))
                .hasSizeGreaterThan(3)
                .doesNotContainNull();
        Answer market = answers.get(3);
        assertThat(market.<Integer>all("segments.nodes[*].size")).hasSizeGreaterThan(3);
        assertThat(market.<Integer>all("segments.nodes[*].evaluations.nodes[*].members"))
                .anyMatch(members -> members > 3);
        assertThat(market.<String>all("campaigns.nodes[*].result.audience.conversionRate"))
                .hasSize(3)
                .anyMatch(rate -> !rate.equals("0"));
        assertThat(market.<String>all("goals.nodes[*].actual")).hasSize(1).doesNotContainNull();
    }

    @Test
    void goalsEndedInEveryWay() {
        TestClient auditor = server.as("auditor", Role.AUDITOR);
        for (String status : List.of("DRAFT", "ACTIVE", "ACHIEVED", "MISSED", "CANCELLED")) {
            Answer answer = auditor.ask("{ goals(filter: {status: [%s]}, first: 1) { totalCount } }".formatted(status))
                    .ok();
            assertThat(answer.<Integer>get("goals.totalCount")).as(status).isPositive();
        }
        Answer late = auditor.ask("{ goals(first: 200) { nodes { changesAfterLock } } }")
                .ok();
        assertThat(late.<Integer>all("goals.nodes[*].changesAfterLock")).anyMatch(changes -> changes > 0);
    }

    private static List<Told> told(TestServer of) {
        List<Told> told = new ArrayList<>();
        List<LedgerEvent> page = of.bean(Ledger.class).read(0, 1_000);
        while (!page.isEmpty()) {
            page.forEach(event -> told.add(
                    new Told(event.aggregate(), event.sequence(), event.type(), event.payload(), event.metadata())));
            page = of.bean(Ledger.class).read(page.get(page.size() - 1).position(), 1_000);
        }
        told.sort(Comparator.comparing(Told::aggregate).thenComparing(Told::sequence));
        return told;
    }
}
