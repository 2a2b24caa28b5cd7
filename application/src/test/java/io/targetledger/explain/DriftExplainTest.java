package io.targetledger.explain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.testing.Company.ACME;
import static io.targetledger.testing.Company.FIRST_QUARTER;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** How targets moved, and the same point in earlier periods: every number comes out again from what its explanation tells. */
class DriftExplainTest {

    private static TestServer server;
    private static ExplainedCompany company;
    private static String ofZhaoMin;
    private static String betweenTheMoves;
    private static long raised;
    private static long cut;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = ExplainedCompany.on(server);
        for (String owner : List.of(LI_NA, ZHAO_MIN)) {
            goal(owner, "410.5", input("start", "2025-10-01", "end", "2025-12-31"));
        }
        ofZhaoMin = goal(ZHAO_MIN, "512", FIRST_QUARTER);
        goal(LI_NA, "777", input("start", "2026-04-01", "end", "2026-06-30"));
        goal(
                ACME,
                "60000",
                FIRST_QUARTER,
                "metricId",
                "metric/complaints",
                "direction",
                "DECREASE",
                "baseline",
                "90000");
        raised = revise(ofZhaoMin, "640.25");
        betweenTheMoves = server.clock().instant().toString();
        server.clock().advance(Duration.ofHours(1));
        cut = revise(ofZhaoMin, "480.1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String goal(String owner, String target, Map<String, Object> period, Object... more) {
        Map<String, Object> goal =
                io.targetledger.testing.Company.smart("Goal of " + owner, owner, target, "period", period);
        goal.putAll(input(more));
        String id =
                company.admin().change("defineGoal", goal, "goal { id }").ok().get("goal.id");
        company.admin().change("activateGoal", input("goalId", id)).ok();
        return id;
    }

    private static long revise(String goal, String target) {
        return Long.parseLong(String.valueOf(company.admin()
                .change("reviseTarget", input("goalId", goal, "target", target, "reason", "the market moved"))
                .ok()
                .<Object>get("position")));
    }

    @ParameterizedTest
    @CsvSource({"NONE, false", "OWNER, false", "OWNER, true", "METRIC, false"})
    void theSamePointInEarlierPeriodsComesOutAgain(String groupBy, boolean otherTargets) {
        Answer answer = company.admin()
                .ask("""
                { samePointInPeriod(groupBy: %s, periods: 2, on: "2026-03-20"%s) { rows { periodsAgo
                    attainment change actual target
                    e_attainment: explain FIELDS e_change: explain(of: CHANGE) FIELDS
                    e_actual: explain(of: ACTUAL) FIELDS e_target: explain(of: TARGET) FIELDS } } }
                """.formatted(groupBy, otherTargets ? targetsAsOf() : "").replace("FIELDS", Told.FIELDS))
                .ok();
        List<String> changes = answer.all("samePointInPeriod.rows[*].change");
        assertThat(changes).anyMatch(Objects::nonNull);
        for (int i = 0; i < changes.size(); i++) {
            String row = "samePointInPeriod.rows[%d].".formatted(i);
            for (String number : List.of("attainment", "actual", "target")) {
                explained(answer, row + "e_" + number, row + number);
            }
            if (answer.<Integer>get(row + "periodsAgo") == 0) {
                assertThat(answer.<Object>get(row + "e_change")).isNull();
            } else {
                explained(answer, row + "e_change", row + "change");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "OWNER", "METRIC"})
    void allThatMovedComesOutAgain(String groupBy) {
        Map<String, String> numbers = Map.ofEntries(
                Map.entry("DRIFT", "drift"),
                Map.entry("TRAVELLED", "travelled"),
                Map.entry("MOVED", "moved"),
                Map.entry("REVISIONS", "revisions"),
                Map.entry("RAISES", "raises"),
                Map.entry("CUTS", "cuts"),
                Map.entry("AFTER_LOCK", "afterLock"),
                Map.entry("ACTUAL", "actual"),
                Map.entry("ORIGINAL_TARGET", "original.target"),
                Map.entry("ORIGINAL_ATTAINMENT", "original.attainment"),
                Map.entry("CURRENT_TARGET", "current.target"),
                Map.entry("CURRENT_ATTAINMENT", "current.attainment"),
                Map.entry("AS_OF_TARGET", "asOf.target"),
                Map.entry("AS_OF_ATTAINMENT", "asOf.attainment"));
        numbers.forEach((number, field) -> {
            Answer answer = drift(groupBy, number);
            int rows = answer.<Object>all("targetDrift.rows[*]").size();
            assertThat(rows).isPositive();
            int there = 0;
            for (int i = 0; i < rows; i++) {
                String row = "targetDrift.rows[%d].".formatted(i);
                Object value =
                        number.startsWith("AS_OF") && answer.get(row + "asOf") == null ? null : answer.get(row + field);
                Told told = Told.in(answer, row + "explain");
                there += value == null ? 0 : 1;
                if (told == null) {
                    assertThat(value).as(number).isNull();
                } else {
                    told.explains(value == null ? null : String.valueOf(value));
                }
            }
            assertThat(there).as(number).isPositive();
        });
    }

    private static Answer drift(String groupBy, String number) {
        return company.admin()
                .ask("""
                { targetDrift(groupBy: %s, from: "2026-01-01", to: "2026-03-31"%s) { rows { groupId
                    drift travelled moved revisions raises cuts afterLock actual original { target attainment }
                    current { target attainment } asOf { target attainment } explain(of: %s) %s } } }
                """.formatted(groupBy, targetsAsOf(), number, Told.FIELDS))
                .ok();
    }

    private static String targetsAsOf() {
        return ", targetsAsOf: \"%s\"".formatted(betweenTheMoves);
    }

    @Test
    void eachTargetNamesTheEventThatSetItAndEachMoveItsOwn() {
        assertThat(ofZhaoMin("RAISES", Quantity.RAISES)).containsExactly(raised);
        assertThat(ofZhaoMin("CUTS", Quantity.CUTS)).containsExactly(cut);
        assertThat(ofZhaoMin("TRAVELLED", Quantity.DISTANCE)).containsExactly(raised, cut);
        assertThat(ofZhaoMin("CURRENT_TARGET", Quantity.TARGET)).containsExactly(cut);
        assertThat(ofZhaoMin("AS_OF_TARGET", Quantity.TARGET)).containsExactly(raised);
        assertThat(ofZhaoMin("ORIGINAL_TARGET", Quantity.TARGET)).hasSize(1).allMatch(position -> position < raised);
    }

    private static Iterable<Long> ofZhaoMin(String number, Quantity quantity) {
        Answer answer = drift("OWNER", number);
        int row = answer.<String>all("targetDrift.rows[*].groupId").indexOf(ZHAO_MIN);
        return Told.in(answer, "targetDrift.rows[%d].explain".formatted(row)).positions(quantity);
    }

    @Test
    void toolsThatReadFactsAreShownTheNumbersOnly() {
        for (String query : List.of(
                "{ samePointInPeriod { rows { explain { value } } } }",
                "{ targetDrift(from: \"2026-01-01\", to: \"2026-03-31\") { rows { explain { value } } } }")) {
            Answer refused = server.as("bi", Role.BI).ask(query);
            assertThat(refused.errorCode()).isEqualTo("FORBIDDEN");
            server.as("bi", Role.BI)
                    .ask(query.replace("explain { value }", "goals"))
                    .ok();
        }
    }

    private static void explained(Answer answer, String explanation, String number) {
        Told told = Told.in(answer, explanation);
        assertThat(told).as(explanation).isNotNull();
        told.explains(answer.get(number));
    }
}
