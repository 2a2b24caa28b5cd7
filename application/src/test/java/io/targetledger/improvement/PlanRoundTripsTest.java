package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.projection.Views;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What reading plans costs the database, however many there are. */
class PlanRoundTripsTest {

    private static TestServer server;
    private static Plans plans;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        plans = Plans.on(server);
        String goal = plans.company().goal("Grow", Company.LI_NA, "1000");
        plans.company().measure(Company.LI_NA, "2026-02-01", "100");
        for (int plan = 0; plan < 4; plan++) {
            plans.running("originId", goal);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aListIsOneReadForThoseWhoReadAll() {
        assertThat(costOf(
                        plans.company().admin(),
                        "{ improvementPlans { nodes { id status purpose overdueCheckIns person { name } sponsor { name }"
                                + " inForce { objectives { title metric { name } } } } } }"))
                .isEqualTo(1);
    }

    @Test
    void whatSomebodySponsorsCostsOneReadMore() {
        assertThat(costOf(plans.boss(), "{ improvementPlans { nodes { id status } } }"))
                .isEqualTo(2);
        assertThat(costOf(plans.sponsor(), "{ improvementPlans { nodes { id status } } }"))
                .isEqualTo(3);
    }

    @Test
    void originsTargetsAndEffectsOfAListAreReadTogether() {
        TestClient admin = plans.company().admin();
        assertThat(costOf(admin, "{ improvementPlans { nodes { origin { object { id } } } } }"))
                .isEqualTo(2);
        assertThat(costOf(admin, "{ improvementPlans { nodes { targets { kind goals { id target } } } } }"))
                .isEqualTo(2);
        assertThat(costOf(admin, "{ improvementPlans { nodes { effect { changeDuring } } } }"))
                .isEqualTo(3);
        assertThat(costOf(admin, "{ improvementPlanEffects { all { plans during { change } } } }"))
                .isEqualTo(3);
    }

    /** Once more than asked: what is kept in memory, such as the chart, is read the first time. */
    private static int costOf(TestClient reader, String query) {
        reader.ask(query, Map.of()).ok();
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();
        reader.ask(query, Map.of()).ok();
        return server.roundTrips() - before;
    }
}
