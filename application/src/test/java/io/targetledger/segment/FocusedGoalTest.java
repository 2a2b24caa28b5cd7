package io.targetledger.segment;

import java.util.List;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Goals for which only customers of a segment count. */
class FocusedGoalTest {

    private static TestServer server;
    private static Company company;
    private static Customers customers;
    private static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        customers = Customers.of(company);
        admin = company.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void onlyWhatWasMeasuredOfMembersOnTheFirstDayCounts() {
        String retail = customers.segment("retail", "sector = \"retail\"");
        customers.evaluate(retail, "2026-01-01");
        customers.evaluate(retail, "2026-02-01");
        company.measure(Company.LI_NA, "2026-01-20", "1000");
        String goal = company.goal("Win the shops", Company.EAST, "700", "period", Company.FIRST_QUARTER);
        assertThat(goalOf(goal).<String>get("goal.actual")).isEqualTo("1450");

        Answer focused = admin.change(
                        "focusGoal",
                        input("goalId", goal, "segmentId", retail, "reason", "shops first"),
                        "goal { segment { id name } history(last: 1) { nodes { eventType reason changes { path after } } } }")
                .ok();

        assertThat(focused.<String>get("goal.segment.id")).isEqualTo(retail);
        assertThat(focused.<String>get("goal.history.nodes[0].eventType")).isEqualTo("goal.GoalFocused");
        assertThat(focused.<String>get("goal.history.nodes[0].changes[0].after"))
                .isEqualTo(retail);
        Answer read = goalOf(goal);
        assertThat(read.<String>get("goal.actual")).as("alpha 300 and beta 50").isEqualTo("350");
        assertThat(read.<String>get("goal.attainment")).isEqualTo("0.5");
        assertThat(read.<String>all("goal.measurements.nodes[*].customer.id"))
                .containsExactly("customer/beta", "customer/alpha");
        assertThat(read.<Integer>get("goal.measurements.totalCount")).isEqualTo(2);
        assertThat(admin.ask("{ goals(filter: {segment: \"%s\"}) { totalCount nodes { id } } }".formatted(retail))
                        .ok()
                        .<String>all("goals.nodes[*].id"))
                .containsExactly(goal);

        admin.change("focusGoal", input("goalId", goal, "reason", "all count again"))
                .ok();
        assertThat(goalOf(goal).<String>get("goal.actual")).isEqualTo("1450");
    }

    @Test
    void whoJoinsAfterTheFirstDayDoesNotCount() {
        String buyers = customers.segment("buyers", "revenue >= 100 and revenue <= 300");
        customers.evaluate(buyers, "2026-01-01");
        customers.evaluate(buyers, "2026-03-31");
        String goal = company.goal("Sell to buyers", Company.EAST, "700", "period", Company.FIRST_QUARTER);
        admin.change("focusGoal", input("goalId", goal, "segmentId", buyers, "reason", "they buy"))
                .ok();
        assertThat(goalOf(goal).<String>get("goal.actual"))
                .as("nobody had bought on the first day")
                .isNull();
        String second = company.goal(
                "Sell to buyers again",
                Company.EAST,
                "700",
                "period",
                input("start", "2026-03-31", "end", "2026-06-30"));
        admin.change("focusGoal", input("goalId", second, "segmentId", buyers, "reason", "they buy"))
                .ok();
        customers.deal("revenue", Company.LI_NA, "2026-04-20", "40", "Gamma");
        customers.deal("revenue", Company.LI_NA, "2026-04-21", "7", "Beta");
        assertThat(goalOf(second).<String>get("goal.actual")).isEqualTo("40");
    }

    @Test
    void aFocusNeedsAnActiveSegmentAReasonAndTheRightToTheGoal() {
        String goal = company.goal("Sell what we have", Company.LI_NA, "700");
        admin.change(
                        "defineSegment",
                        input("code", "d", "name", input("en", "D"), "definition", input("rule", "deals > 0")))
                .ok();
        assertThat(admin.change("focusGoal", input("goalId", goal, "segmentId", "segment/d", "reason", "x"))
                        .refusals())
                .containsExactly("SEGMENT_IS_NOT@segmentId");
        assertThat(admin.change("focusGoal", input("goalId", goal, "segmentId", "segment/none", "reason", "x"))
                        .refusals())
                .containsExactly("UNKNOWN_SEGMENT@segmentId");
        admin.change("activateSegment", input("segmentId", "segment/d")).ok();
        assertThat(admin.change("focusGoal", input("goalId", goal, "segmentId", "segment/d", "reason", " "))
                        .refusals())
                .containsExactly("REASON_MISSING@reason");
        for (TestClient other : List.of(server.as("zhao.min", Role.MANAGER), server.as("li.na", Role.SALES_REP))) {
            assertThat(other.change("focusGoal", input("goalId", goal, "segmentId", "segment/d", "reason", "x"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
        }
        server.as("wang.wei", Role.MANAGER)
                .change("focusGoal", input("goalId", goal, "segmentId", "segment/d", "reason", "x"))
                .ok();
    }

    private static Answer goalOf(String goal) {
        return admin.ask(
                        "{ goal(id: \"%s\") { actual attainment measurements { totalCount nodes { amount customer { id } } } } }"
                                .formatted(goal))
                .ok();
    }
}
