package io.targetledger.explain;

import java.util.Map;
import java.util.TreeSet;

import io.targetledger.testing.Answer;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every number that goals give is explained, and comes out again exactly from what the explanation tells. */
class GoalsExplainTest {

    private static TestServer server;
    private static ExplainedCompany company;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = ExplainedCompany.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyNumberOfAGoalComesOutAgainFromItsExplanation() {
        for (String moment : new String[] {null, company.beforeTheCut()}) {
            for (String id : company.goals()) {
                Answer goal = ask(id, moment == null ? "" : ", asOf: \"%s\"".formatted(moment));
                explained(goal, "actual", "actual");
                explained(goal, "attainment", "attainment");
                explained(goal, "elapsedShare", "elapsedShare");
                explained(goal, "pacing", "pacing");
                explained(goal, "projected", "projected");
                explained(goal, "rollUp", "rollUp.weightedAttainment");
                explained(goal, "childrenTarget", "rollUp.childrenTarget");
                if (id.equals(company.top())) {
                    explained(goal, "gap", "childrenGap");
                    assertThat(goal.<Object>get("goal.rollUp.weightedAttainment"))
                            .isNotNull();
                } else {
                    assertThat(goal.<Object>get("goal.e_gap")).isNull();
                }
            }
        }
    }

    private static Answer ask(String id, String asOf) {
        return company.admin()
                .ask("""
                query($id: ID!) { goal(id: $id%s) {
                  actual attainment elapsedShare pacing projected childrenGap rollUp { weightedAttainment childrenTarget }
                  e_actual: explain(of: ACTUAL) FIELDS e_attainment: explain FIELDS
                  e_elapsedShare: explain(of: ELAPSED_SHARE) FIELDS e_pacing: explain(of: PACING) FIELDS
                  e_projected: explain(of: PROJECTED) FIELDS e_rollUp: explain(of: ROLL_UP) FIELDS
                  e_childrenTarget: explain(of: CHILDREN_TARGET) FIELDS e_gap: explain(of: CHILDREN_GAP) FIELDS } }
                """.formatted(asOf).replace("FIELDS", Told.FIELDS), Map.of("id", id))
                .ok();
    }

    private static void explained(Answer goal, String explanation, String number) {
        Told told = Told.in(goal, "goal.e_" + explanation);
        assertThat(told).as(explanation).isNotNull();
        told.explains(goal.get("goal." + number));
    }

    @Test
    void anActualNamesTheEventsOfAllMeasurementsThatCountAndNoOthers() {
        Answer goal = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain(of: ACTUAL) " + Told.FIELDS
                                + " measurements(first: 200) { nodes { position } } } }",
                        Map.of("id", company.top()))
                .ok();
        TreeSet<Long> counted = new TreeSet<>();
        goal.<Number>all("goal.measurements.nodes[*].position").forEach(position -> counted.add(position.longValue()));

        assertThat(Told.in(goal, "goal.explain").positions(Quantity.MEASURED))
                .hasSizeGreaterThan(10)
                .isEqualTo(counted);
    }

    @Test
    void aTargetComesFromTheEventThatSetItWhateverElseHappenedToTheGoal() {
        Answer now = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain " + Told.FIELDS + " } }",
                        Map.of("id", company.ofPudong()))
                .ok();
        assertThat(Told.in(now, "goal.explain").positions(Quantity.TARGET)).containsExactly(company.cut());
        Answer log = company.admin()
                .ask(
                        "query($from: Long!, $to: Long!) { auditLog(filter: {afterPosition: $from, untilPosition: $to})"
                                + " { nodes { eventType aggregateId } } }",
                        Map.of("from", company.cut() - 1, "to", company.cut()))
                .ok();
        assertThat(log.<String>all("auditLog.nodes[*].eventType")).containsExactly("goal.TargetRevised");
        assertThat(log.<String>all("auditLog.nodes[*].aggregateId")).containsExactly(company.ofPudong());
    }

    @Test
    void againstEarlierTargetsTheTargetIsThatOfThenAndTheRestThatOfNow() {
        Answer then = company.admin()
                .ask(
                        "query($id: ID!, $then: DateTime!) { goal(id: $id) { attainment(targetsAsOf: $then)"
                                + " counterfactual(targetsAsOf: $then) { pacing change } explain(targetsAsOf: $then) "
                                + Told.FIELDS
                                + " pacing: explain(of: PACING, targetsAsOf: $then) " + Told.FIELDS
                                + " change: explain(of: CHANGE, targetsAsOf: $then) " + Told.FIELDS
                                + " none: explain(of: CHANGE) { value } } }",
                        Map.of("id", company.ofPudong(), "then", company.beforeTheCut()))
                .ok();
        Told attainment = Told.in(then, "goal.explain");
        attainment.explains(then.get("goal.attainment"));
        Told.in(then, "goal.pacing").explains(then.get("goal.counterfactual.pacing"));
        assertThat(then.<Object>get("goal.counterfactual.change")).isNotNull();
        Told.in(then, "goal.change").explains(then.get("goal.counterfactual.change"));
        assertThat(then.<Object>get("goal.none")).isNull();
        assertThat(attainment.nodes()).anySatisfy(node -> {
            assertThat(node).containsEntry("quantity", "TARGET").containsEntry("value", "9000");
        });
        assertThat(attainment.positions(Quantity.TARGET)).allMatch(position -> position < company.cut());
        Answer never = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain(targetsAsOf: \"2020-01-01T00:00:00Z\") { value } } }",
                        Map.of("id", company.ofPudong()))
                .ok();
        assertThat(never.<Object>get("goal.explain")).isNull();
        assertThat(company.admin()
                        .ask(
                                "query($id: ID!, $then: DateTime!) { goal(id: $id) { explain(of: ROLL_UP, targetsAsOf: $then) { value } } }",
                                Map.of("id", company.ofPudong(), "then", company.beforeTheCut()))
                        .errorMessage())
                .contains("ROLL_UP is about the goals below");
    }
}
