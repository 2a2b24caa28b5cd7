package io.targetledger.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;

import static io.targetledger.testing.Company.ACME;
import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.FIRST_QUARTER;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.YEAR;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.TestClient.input;

/** A company with metrics of every kind, measured at random, corrected and taken back, whose targets and people move. */
final class ExplainedCompany {

    private static final List<String> SUBJECTS = List.of(LI_NA, WANG_WEI, ZHAO_MIN, PUDONG);
    private static final Map<String, Object> QUARTER = input("start", "2026-04-01", "end", "2026-06-30");

    private final TestServer server;
    private final Company company;
    private final TestClient admin;
    private final List<String> goals = new ArrayList<>();
    private String top = "";
    private String ofPudong = "";
    private String beforeTheCut = "";
    private long cut;

    private ExplainedCompany(TestServer server) {
        this.server = server;
        this.company = Company.foundedOn(server);
        this.admin = company.admin();
    }

    static ExplainedCompany on(TestServer server) {
        ExplainedCompany made = new ExplainedCompany(server);
        made.make();
        return made;
    }

    TestClient admin() {
        return admin;
    }

    TestServer server() {
        return server;
    }

    /** All of them, of every direction and kind of metric. */
    List<String> goals() {
        return goals;
    }

    /** The goal that others are below. */
    String top() {
        return top;
    }

    /** The goal whose target was cut, and its text changed before and after. */
    String ofPudong() {
        return ofPudong;
    }

    String beforeTheCut() {
        return beforeTheCut;
    }

    /** Position of the event. */
    long cut() {
        return cut;
    }

    private void make() {
        metric("orders", "COUNT", "INCREASE", "SUM", null);
        metric("pipeline", "COUNT", "INCREASE", "LAST", null);
        metric("satisfaction", "SCORE", "MAINTAIN", "AVERAGE", null);
        metric("deal_size", "RATIO", "INCREASE", "DERIVED", "revenue / orders");
        metric("growth", "RATIO", "INCREASE", "DERIVED", "(revenue - previous(revenue)) / previous(revenue)");
        metric("yield", "RATIO", "INCREASE", "DERIVED", "deal_size * (1 + growth) - pipeline / 1000");
        measure(new Random(20260515));
        defineGoals();
        beforeTheCut = server.clock().instant().toString();
        server.clock().advance(Duration.ofHours(1));
        admin.change("rewordGoal", input("goalId", ofPudong, "title", "Pudong sells", "reason", "shorter"))
                .ok();
        cut = Long.parseLong(String.valueOf(admin.change(
                        "reviseTarget", input("goalId", ofPudong, "target", "7777.77", "reason", "the market shrank"))
                .ok()
                .<Object>get("position")));
        admin.change("rewordGoal", input("goalId", ofPudong, "title", "Pudong sells well", "reason", "longer"))
                .ok();
        admin.change(
                        "transferPerson",
                        input("personId", LI_NA, "unitId", PUXI, "since", "2026-03-10", "reason", "asked for"))
                .ok();
    }

    private void metric(String code, String unit, String direction, String aggregation, String formula) {
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                code,
                                "name",
                                input("en", "The " + code),
                                "unit",
                                unit,
                                "direction",
                                direction,
                                "aggregation",
                                aggregation,
                                "formula",
                                formula))
                .ok();
    }

    private void measure(Random random) {
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 110; i++) {
            String metric = List.of("revenue", "revenue", "complaints", "orders", "pipeline", "satisfaction")
                    .get(random.nextInt(6));
            Answer answer = admin.change(
                            "recordMeasurement",
                            input(
                                    "metricId", "metric/" + metric,
                                    "subjectId", SUBJECTS.get(random.nextInt(SUBJECTS.size())),
                                    "on", day(random),
                                    "amount", amount(random),
                                    "dimensions", List.of(input("name", "product", "value", "p" + random.nextInt(3)))),
                            "measurement { id }")
                    .ok();
            recorded.add(answer.get("measurement.id"));
        }
        for (int i = 0; i < 12; i++) {
            admin.change(
                            "correctMeasurement",
                            input(
                                    "measurementId", recorded.get(i),
                                    "on", day(random),
                                    "amount", amount(random),
                                    "reason", "typed wrongly"))
                    .ok();
        }
        for (int i = 12; i < 16; i++) {
            admin.change("retractMeasurement", input("measurementId", recorded.get(i), "reason", "not ours"))
                    .ok();
        }
    }

    private static String day(Random random) {
        return LocalDate.of(2025, 10, 1).plusDays(random.nextInt(220)).toString();
    }

    private static String amount(Random random) {
        return 1 + random.nextInt(900) + "." + random.nextInt(10);
    }

    private void defineGoals() {
        top = goal(EAST, "revenue", "20000.5", YEAR, "weight", "1");
        admin.change("askChildrenToSum", input("goalId", top, "mustSum", true)).ok();
        ofPudong = goal(PUDONG, "revenue", "9000", YEAR, "parentId", top, "weight", "0.35");
        goal(PUXI, "revenue", "5000.25", YEAR, "parentId", top, "weight", "0.25");
        goal(LI_NA, "revenue", "333.3", FIRST_QUARTER, "parentId", top, "weight", "0.2");
        goal(ZHAO_MIN, "orders", "900", QUARTER, "parentId", top, "weight", "0.15");
        goal(ACME, "complaints", "50", YEAR, "baseline", "9000", "direction", "DECREASE");
        goal(WANG_WEI, "complaints", "10", FIRST_QUARTER, "baseline", "800", "direction", "DECREASE");
        goal(PUDONG, "pipeline", "700", YEAR);
        goal(ACME, "satisfaction", "430", YEAR, "direction", "MAINTAIN", "tolerance", "20");
        goal(ACME, "deal_size", "2", YEAR);
        goal(ACME, "growth", "0.1", FIRST_QUARTER);
        goal(ACME, "yield", "3", FIRST_QUARTER);
        goal(WANG_WEI, "revenue", "100", input("start", "2026-07-01", "end", "2026-09-30"));
    }

    private String goal(String owner, String metric, String target, Map<String, Object> period, Object... more) {
        Map<String, Object> rest = input(more);
        rest.put("metricId", "metric/" + metric);
        rest.put("period", period);
        List<Object> flat = new ArrayList<>();
        rest.forEach((name, value) -> flat.addAll(List.of(name, value)));
        String id = company.goal("Goal of " + owner + " on " + metric, owner, target, flat.toArray());
        goals.add(id);
        return id;
    }
}
