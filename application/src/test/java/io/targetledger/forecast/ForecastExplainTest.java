package io.targetledger.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.targetledger.explain.Quantity;
import io.targetledger.explain.Told;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Ten quarters of random measurements of metrics of every kind: every number of a forecast comes out again. */
class ForecastExplainTest {

    private static final Map<String, Object> SECOND_QUARTER = input("start", "2026-04-01", "end", "2026-06-30");

    private static TestServer server;
    private static TestClient admin;
    private static Company company;
    private static final List<String> GOALS = new ArrayList<>();
    private static final List<Long> OF_LI_NA = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        metric("satisfaction", "AVERAGE", null);
        metric("pipeline", "LAST", null);
        metric("per_complaint", "DERIVED", "revenue / complaints");
        Random random = new Random(20261128);
        for (LocalDate first = LocalDate.of(2023, 10, 1);
                first.isBefore(LocalDate.of(2026, 6, 1));
                first = first.plusMonths(3)) {
            for (String seller : List.of(LI_NA, WANG_WEI)) {
                for (String metric : List.of("revenue", "complaints", "satisfaction", "pipeline")) {
                    measure(metric, seller, first.plusDays(random.nextInt(30)), random);
                    if (first.isBefore(LocalDate.of(2026, 4, 1))) {
                        measure(metric, seller, first.plusDays(60 + random.nextInt(30)), random);
                    }
                }
            }
        }
        measure("revenue", ZHAO_MIN, LocalDate.of(2026, 4, 3), random);
        for (String metric : List.of("revenue", "satisfaction", "pipeline", "per_complaint")) {
            goal(LI_NA, metric, "700", SECOND_QUARTER);
        }
        goal(WANG_WEI, "complaints", "20", SECOND_QUARTER, "direction", "DECREASE", "baseline", "900");
        goal(PUDONG, "revenue", "4000", SECOND_QUARTER);
        goal(ZHAO_MIN, "revenue", "100", SECOND_QUARTER);
        goal(ZHAO_MIN, "pipeline", "100", SECOND_QUARTER);
        goal(LI_NA, "revenue", "500", input("start", "2026-07-01", "end", "2026-09-30"));
        goal(LI_NA, "revenue", "500", Company.FIRST_QUARTER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void metric(String code, String aggregation, String formula) {
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                code,
                                "name",
                                input("en", "The " + code),
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

    private static void measure(String metric, String seller, LocalDate on, Random random) {
        Answer answer = admin.change(
                        "recordMeasurement",
                        input(
                                "metricId",
                                "metric/" + metric,
                                "subjectId",
                                seller,
                                "on",
                                on.toString(),
                                "amount",
                                20 + random.nextInt(300) + "." + random.nextInt(100)))
                .ok();
        if (seller.equals(LI_NA) && metric.equals("revenue")) {
            OF_LI_NA.add(Long.parseLong(String.valueOf(answer.<Object>get("position"))));
        }
    }

    private static void goal(String owner, String metric, String target, Map<String, Object> period, Object... more) {
        Map<String, Object> goal = input(more);
        goal.putAll(input("metricId", "metric/" + metric, "period", period));
        List<Object> flat = new ArrayList<>();
        goal.forEach((name, value) -> flat.addAll(List.of(name, value)));
        GOALS.add(company.goal("Goal of " + owner + " on " + metric, owner, target, flat.toArray()));
    }

    @Test
    void everyNumberOfAForecastComesOutAgainFromItsExplanation() {
        List<String> methods = new ArrayList<>();
        List<String> formulas = new ArrayList<>();
        for (String id : GOALS) {
            Answer goal = ask(id);
            methods.add(goal.get("goal.forecast.method"));
            formulas.add(goal.get("goal.forecast.e_value.nodes[0].formula.id"));
            for (String number : List.of("value", "attainment", "elapsedShare")) {
                explained(goal, number);
            }
            for (String end : List.of("lower", "upper")) {
                if (goal.get("goal.forecast." + end) == null) {
                    assertThat(goal.<Object>get("goal.forecast.e_" + end)).isNull();
                } else {
                    explained(goal, end);
                }
            }
        }
        assertThat(methods).contains("COMPLETION_CURVE", "RUNNING_MEAN", "DRIFT", "RUN_RATE", "ACTUAL");
        assertThat(formulas)
                .contains(
                        "forecast.completion-curve",
                        "forecast.running-mean",
                        "forecast.drift",
                        "forecast.run-rate.sum",
                        "forecast.run-rate.level",
                        "forecast.actual");
    }

    private static Answer ask(String id) {
        return admin.ask("""
                query($id: ID!) { goal(id: $id) { forecast(level: "0.9") { value lower upper attainment elapsedShare method
                    e_value: explain FIELDS e_lower: explain(of: LOWER) FIELDS e_upper: explain(of: UPPER) FIELDS
                    e_attainment: explain(of: ATTAINMENT) FIELDS e_elapsedShare: explain(of: ELAPSED_SHARE) FIELDS } } }
                """.replace("FIELDS", Told.FIELDS), Map.of("id", id)).ok();
    }

    private static void explained(Answer goal, String number) {
        Told told = Told.in(goal, "goal.forecast.e_" + number);
        assertThat(told).as(number).isNotNull();
        told.explains(goal.get("goal.forecast." + number));
    }

    @Test
    void aForecastNamesTheEventsOfAllPeriodsItRestsOn() {
        Told told = Told.in(ask(GOALS.get(0)), "goal.forecast.e_value");

        // The two of the oldest quarter say only that the next one was measured from its beginning; one older is not
        // asked for.
        assertThat(told.positions(Quantity.MEASURED)).containsAll(OF_LI_NA.subList(4, OF_LI_NA.size()));
        assertThat(told.positions(Quantity.MEASURED)).doesNotContainAnyElementsOf(OF_LI_NA.subList(0, 2));
    }

    @Test
    void fewerLevelsListThePeriodsWithoutTheirMeasurements() {
        Answer goal = admin.ask(
                        "query($id: ID!) { goal(id: $id) { forecast { ownPeriods comparablePeriods explain(levels: 1) "
                                + Told.FIELDS + " } } }",
                        Map.of("id", GOALS.get(0)))
                .ok();
        int periods =
                goal.<Integer>get("goal.forecast.ownPeriods") + goal.<Integer>get("goal.forecast.comparablePeriods");
        assertThat(goal.<Object>all("goal.forecast.explain.nodes[*]")).hasSize(1 + 2 + 3 * periods);
    }
}
