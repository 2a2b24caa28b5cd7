package io.targetledger.goal;

import java.util.Map;

import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What requests cost the database: the one cost that is the same on every machine. */
class GoalRoundTripsTest {

    private static TestServer server;
    private static Company company;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        for (int goal = 0; goal < 5; goal++) {
            company.goal("Goal " + goal, Company.LI_NA, "1000");
        }
        company.measure(Company.LI_NA, "2026-02-01", "100");
        settle();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aListOfTitlesReadsNothingButTheGoals() {
        assertThat(costOf("{ goals(first: 5) { nodes { id title target } } }")).isEqualTo(1);
    }

    @Test
    void ownersAndMetricsOfAListCostTheirOwnReadOnly() {
        assertThat(costOf("{ goals(first: 5) { nodes { id owner { name } metric { name } } } }"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void actualsOfAListCostOneReadMore() {
        assertThat(costOf("{ goals(first: 5) { nodes { id actual attainment pacing projected } } }"))
                .isEqualTo(2);
    }

    @Test
    void otherListsReadOnce() {
        assertThat(costOf("{ measurements(first: 5) { nodes { id on amount } } }"))
                .isEqualTo(1);
        assertThat(costOf("{ people(first: 5) { nodes { id name } } }")).isEqualTo(1);
        assertThat(costOf("{ units(first: 5) { nodes { id name } } }")).isEqualTo(1);
        assertThat(costOf("{ metrics(first: 5) { nodes { id name } } }")).isEqualTo(1);
        assertThat(costOf("{ customers(first: 5) { nodes { id name } } }")).isEqualTo(1);
        assertThat(costOf("{ products(first: 5) { nodes { id name } } }")).isEqualTo(1);
    }

    @Test
    void aChangeOfAGoalInMemoryIsOneInsertAndNoRead() {
        String goal = company.goal("To be revised", Company.LI_NA, "1000");
        settle();
        int reads = server.roundTrips();
        int writes = server.ledgerRoundTrips();

        admin.change("reviseTarget", input("goalId", goal, "target", "1100", "reason", "territory grew"))
                .ok();

        assertThat(server.roundTrips() - reads).isZero();
        assertThat(server.ledgerRoundTrips() - writes).isEqualTo(1);
    }

    /** Once more than asked: what is kept in memory, such as the chart, is read the first time. */
    private static int costOf(String query) {
        admin.ask(query, Map.of()).ok();
        settle();
        int before = server.roundTrips();
        admin.ask(query, Map.of()).ok();
        return server.roundTrips() - before;
    }

    private static void settle() {
        server.bean(io.targetledger.projection.Views.class).upToDate();
    }
}
