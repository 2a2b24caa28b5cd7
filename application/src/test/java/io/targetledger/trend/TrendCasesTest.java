package io.targetledger.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.FIRST_QUARTER;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What makes trends hard, each with a metric of its own: people move, facts are corrected, not everything adds up. */
class TrendCasesTest {

    private static final String TREND = """
            query($measure: TrendMeasure!, $groupBy: TrendGroup!, $metric: ID!, $asOf: DateTime) {
              trend(measure: $measure, groupBy: $groupBy, bucket: MONTH, from: "2026-01-01", to: "2026-03-31",
                    filter: {metric: $metric}, asOf: $asOf) {
                rows { groupId value actual target goals pooled gap }
              }
            }""";

    static TestServer server;
    static Company company;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPersonsGoalCountsForTheUnitThePersonWasInOnTheDay() {
        metric("moves", "SUM", null);
        company.goal("Mover", LI_NA, "100", "metricId", "metric/moves", "period", FIRST_QUARTER);
        measure("moves", LI_NA, "2026-01-10", "20");
        measure("moves", LI_NA, "2026-02-10", "30");
        admin.change(
                        "transferPerson",
                        input("personId", LI_NA, "unitId", PUXI, "since", "2026-02-01", "reason", "moved in February"))
                .ok();

        Answer goals = ask("ATTAINMENT", "UNIT", "moves");
        assertThat(of(goals, PUDONG)).containsExactly("0.2", null, null);
        assertThat(of(goals, PUXI)).containsExactly(null, "0.5", "0.5");
        Answer actuals = ask("ACTUAL", "UNIT", "moves");
        assertThat(of(actuals, PUDONG)).containsExactly("20", "0", "0");
        assertThat(of(actuals, PUXI)).containsExactly("0", "30", "0");
        admin.change(
                        "transferPerson",
                        input("personId", LI_NA, "unitId", PUDONG, "since", "2026-04-01", "reason", "moved back"))
                .ok();
    }

    @Test
    void aCorrectedMeasurementCountsWhereItBelongsAndAsOfBeforeWhereItWasThoughtToBe() {
        metric("corrected", "SUM", null);
        company.goal("Deals of Wang Wei", WANG_WEI, "100", "metricId", "metric/corrected", "period", FIRST_QUARTER);
        String measurement = measure("corrected", WANG_WEI, "2026-01-20", "30");
        measure("corrected", WANG_WEI, "2026-03-01", "10");
        Instant before = server.clock().instant();
        server.clock().advance(Duration.ofMinutes(1));
        admin.change(
                        "correctMeasurement",
                        input(
                                "measurementId",
                                measurement,
                                "on",
                                "2026-02-20",
                                "amount",
                                "25",
                                "reason",
                                "invoiced later"))
                .ok();

        assertThat(values(ask("ATTAINMENT", "NONE", "corrected"))).containsExactly(null, "0.25", "0.35");
        assertThat(values(ask("ACTUAL", "NONE", "corrected"))).containsExactly("0", "25", "10");
        assertThat(values(ask("ATTAINMENT", "NONE", "corrected", "asOf", before.toString())))
                .containsExactly("0.3", "0.3", "0.4");
    }

    @Test
    void percentagesAreComputedAnewForEachDayAndNeverAddedUp() {
        metric("won", "SUM", null);
        metric("lost", "SUM", null);
        metric("rate", "DERIVED", "won / (won + lost)");
        company.goal("Rate of Li", LI_NA, "0.5", "metricId", "metric/rate", "period", FIRST_QUARTER, "weight", "0.25");
        company.goal(
                "Rate of Wang", WANG_WEI, "0.5", "metricId", "metric/rate", "period", FIRST_QUARTER, "weight", "0.75");
        measure("won", LI_NA, "2026-01-10", "1");
        measure("lost", LI_NA, "2026-01-11", "3");
        measure("won", LI_NA, "2026-02-10", "3");
        measure("lost", LI_NA, "2026-02-11", "1");
        measure("won", WANG_WEI, "2026-02-10", "1");
        measure("lost", WANG_WEI, "2026-02-10", "4");

        assertThat(of(ask("ATTAINMENT", "OWNER", "rate"), LI_NA)).containsExactly("0.5", "1", "1");
        Answer all = ask("ATTAINMENT", "NONE", "rate");
        // From February on: 0.25 x 1 + 0.75 x 0.4.
        assertThat(values(all)).containsExactly("0.5", "0.55", "0.55");
        assertThat(all.<Boolean>all("trend.rows[*].pooled")).containsOnly(false);
        assertThat(values(ask("ACTUAL", "NONE", "rate"))).containsExactly("0.25", "0.444444", null);
    }

    @Test
    void goalsToDecreaseAreAveragedByWeight() {
        admin.change(
                        "recordMeasurement",
                        input("metricId", "metric/complaints", "subjectId", LI_NA, "on", "2026-01-05", "amount", "60"))
                .ok();
        admin.change(
                        "recordMeasurement",
                        input(
                                "metricId",
                                "metric/complaints",
                                "subjectId",
                                WANG_WEI,
                                "on",
                                "2026-02-05",
                                "amount",
                                "50"))
                .ok();
        Object[] more = {"metricId", "metric/complaints", "period", FIRST_QUARTER, "baseline", "100", "weight", "0.5"};
        company.goal("Fewer complaints of Li", LI_NA, "50", more);
        company.goal("Fewer complaints of Wang", WANG_WEI, "50", more);

        assertThat(values(ask("ATTAINMENT", "NONE", "complaints"))).containsExactly("0.8", "0.9", "0.9");
    }

    @Test
    void aLevelStaysUntilItIsMeasuredAnew() {
        metric("stock", "LAST", null);
        measure("stock", LI_NA, "2026-01-05", "7");
        measure("stock", LI_NA, "2026-03-05", "9");

        Answer answer = ask("ACTUAL", "OWNER", "stock");
        assertThat(values(answer)).containsExactly("7", "7", "9");
        assertThat(answer.<String>all("trend.rows[*].gap")).containsExactly(null, "CARRIED", null);
    }

    @Test
    void closedGoalsCountAsTheyStandAndCancelledOnesDoNot() {
        metric("ended", "SUM", null);
        Object[] more = {"metricId", "metric/ended", "period", FIRST_QUARTER};
        String closed = company.goal("To be closed", LI_NA, "100", more);
        String cancelled = company.goal("To be cancelled", LI_NA, "900", more);
        measure("ended", LI_NA, "2026-02-05", "50");
        admin.change("closeGoal", input("goalId", closed)).ok();
        admin.change("cancelGoal", input("goalId", cancelled, "reason", "called off"))
                .ok();
        measure("ended", LI_NA, "2026-02-06", "10");

        Answer answer = ask("ATTAINMENT", "NONE", "ended");
        assertThat(values(answer)).containsExactly(null, "0.6", "0.6");
        assertThat(admin.ask("query($id: ID!) { goal(id: $id) { attainment } }", Map.of("id", closed))
                        .ok()
                        .<String>get("goal.attainment"))
                .isEqualTo("0.6");
    }

    private static void metric(String code, String aggregation, String formula) {
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                code,
                                "name",
                                input("en", "Metric " + code),
                                "unit",
                                "COUNT",
                                "direction",
                                "INCREASE",
                                "aggregation",
                                aggregation,
                                "formula",
                                formula))
                .ok();
    }

    private static String measure(String metric, String subject, String on, String amount) {
        return admin.change(
                        "recordMeasurement",
                        input("metricId", "metric/" + metric, "subjectId", subject, "on", on, "amount", amount),
                        "measurement { id }")
                .ok()
                .get("measurement.id");
    }

    private static Answer ask(String measure, String groupBy, String metric, Object... more) {
        Map<String, Object> variables = input("measure", measure, "groupBy", groupBy, "metric", "metric/" + metric);
        variables.putAll(input(more));
        return admin.ask(TREND, variables).ok();
    }

    private static List<String> values(Answer answer) {
        return answer.all("trend.rows[*].value");
    }

    private static List<String> of(Answer answer, String group) {
        return answer.all("trend.rows[?(@.groupId=='" + group + "')].value");
    }
}
