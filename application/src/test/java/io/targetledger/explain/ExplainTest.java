package io.targetledger.explain;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

import io.targetledger.projection.Views;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;

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
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A company with metrics of every kind, measured at random, corrected and taken back, whose people move: every number its
 * goals and trends give is explained, and comes out again exactly from what the explanation tells.
 */
class ExplainTest {

    private static final List<String> SUBJECTS = List.of(LI_NA, WANG_WEI, ZHAO_MIN, PUDONG);
    private static final Map<String, Object> QUARTER = input("start", "2026-04-01", "end", "2026-06-30");

    static TestServer server;
    static TestClient admin;
    static Company company;
    static final List<String> GOALS = new ArrayList<>();
    static String top;
    static String ofPudong;
    static String beforeTheCut;
    static long cut;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        metric("orders", "COUNT", "INCREASE", "SUM", null);
        metric("pipeline", "COUNT", "INCREASE", "LAST", null);
        metric("satisfaction", "SCORE", "MAINTAIN", "AVERAGE", null);
        metric("deal_size", "RATIO", "INCREASE", "DERIVED", "revenue / orders");
        metric("growth", "RATIO", "INCREASE", "DERIVED", "(revenue - previous(revenue)) / previous(revenue)");
        metric("yield", "RATIO", "INCREASE", "DERIVED", "deal_size * (1 + growth) - pipeline / 1000");
        measure(new Random(20260515));
        goals();
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

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void metric(String code, String unit, String direction, String aggregation, String formula) {
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

    private static void measure(Random random) {
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

    private static void goals() {
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

    private static String goal(String owner, String metric, String target, Map<String, Object> period, Object... more) {
        Map<String, Object> rest = input(more);
        rest.put("metricId", "metric/" + metric);
        rest.put("period", period);
        List<Object> flat = new ArrayList<>();
        rest.forEach((name, value) -> flat.addAll(List.of(name, value)));
        String id = company.goal("Goal of " + owner + " on " + metric, owner, target, flat.toArray());
        GOALS.add(id);
        return id;
    }

    @Test
    void everyNumberOfAGoalComesOutAgainFromItsExplanation() {
        for (String moment : new String[] {null, beforeTheCut}) {
            for (String id : GOALS) {
                Answer goal = ask(id, moment == null ? "" : ", asOf: \"%s\"".formatted(moment));
                explained(goal, "actual", "actual");
                explained(goal, "attainment", "attainment");
                explained(goal, "elapsedShare", "elapsedShare");
                explained(goal, "pacing", "pacing");
                explained(goal, "projected", "projected");
                explained(goal, "rollUp", "rollUp.weightedAttainment");
                explained(goal, "childrenTarget", "rollUp.childrenTarget");
                if (id.equals(top)) {
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
        return admin.ask("""
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
        Answer goal = admin.ask(
                        "query($id: ID!) { goal(id: $id) { explain(of: ACTUAL) " + Told.FIELDS
                                + " measurements(first: 200) { nodes { position } } } }",
                        Map.of("id", top))
                .ok();
        TreeSet<Long> counted = new TreeSet<>();
        goal.<Number>all("goal.measurements.nodes[*].position").forEach(position -> counted.add(position.longValue()));

        assertThat(Told.in(goal, "goal.explain").positions(Quantity.MEASURED))
                .hasSizeGreaterThan(10)
                .isEqualTo(counted);
    }

    @Test
    void aTargetComesFromTheEventThatSetItWhateverElseHappenedToTheGoal() {
        Answer now = admin.ask(
                        "query($id: ID!) { goal(id: $id) { explain " + Told.FIELDS + " } }", Map.of("id", ofPudong))
                .ok();
        assertThat(Told.in(now, "goal.explain").positions(Quantity.TARGET)).containsExactly(cut);
        Answer log = admin.ask(
                        "query($from: Long!, $to: Long!) { auditLog(filter: {afterPosition: $from, untilPosition: $to})"
                                + " { nodes { eventType aggregateId } } }",
                        Map.of("from", cut - 1, "to", cut))
                .ok();
        assertThat(log.<String>all("auditLog.nodes[*].eventType")).containsExactly("goal.TargetRevised");
        assertThat(log.<String>all("auditLog.nodes[*].aggregateId")).containsExactly(ofPudong);
    }

    @Test
    void againstEarlierTargetsTheTargetIsThatOfThenAndTheRestThatOfNow() {
        Answer then = admin.ask(
                        "query($id: ID!, $then: DateTime!) { goal(id: $id) { attainment(targetsAsOf: $then)"
                                + " counterfactual(targetsAsOf: $then) { pacing } explain(targetsAsOf: $then) "
                                + Told.FIELDS
                                + " pacing: explain(of: PACING, targetsAsOf: $then) " + Told.FIELDS + " } }",
                        Map.of("id", ofPudong, "then", beforeTheCut))
                .ok();
        Told attainment = Told.in(then, "goal.explain");
        attainment.explains(then.get("goal.attainment"));
        Told.in(then, "goal.pacing").explains(then.get("goal.counterfactual.pacing"));
        assertThat(attainment.nodes()).anySatisfy(node -> {
            assertThat(node).containsEntry("quantity", "TARGET").containsEntry("value", "9000");
        });
        assertThat(attainment.positions(Quantity.TARGET)).allMatch(position -> position < cut);
        Answer never = admin.ask(
                        "query($id: ID!) { goal(id: $id) { explain(targetsAsOf: \"2020-01-01T00:00:00Z\") { value } } }",
                        Map.of("id", ofPudong))
                .ok();
        assertThat(never.<Object>get("goal.explain")).isNull();
        assertThat(admin.ask(
                                "query($id: ID!, $then: DateTime!) { goal(id: $id) { explain(of: ROLL_UP, targetsAsOf: $then) { value } } }",
                                Map.of("id", ofPudong, "then", beforeTheCut))
                        .errorMessage())
                .contains("ROLL_UP is about the goals below");
    }

    @ParameterizedTest
    @CsvSource({
        "ATTAINMENT, NONE", "ATTAINMENT, UNIT", "ATTAINMENT, OWNER", "PACING, UNIT", "PACING, METRIC", "TARGET, UNIT",
        "ACTUAL, NONE", "ACTUAL, UNIT", "ACTUAL, OWNER", "ACTUAL, METRIC", "ACTUAL, PRODUCT", "TARGET_REVISIONS, OWNER"
    })
    void everyPointOfATrendComesOutAgainFromItsExplanation(String measure, String groupBy) {
        for (String more : List.of("", ", targetsAsOf: \"%s\"".formatted(beforeTheCut))) {
            Answer trend = admin.ask("""
                    { trend(measure: %s, groupBy: %s, bucket: QUARTER, from: "2026-01-01", to: "2026-09-30"%s) {
                        rows { value gap explain %s } } }
                    """.formatted(measure, groupBy, more, Told.FIELDS))
                    .ok();
            int rows = trend.<Object>all("trend.rows[*]").size();
            assertThat(rows).isPositive();
            for (int i = 0; i < rows; i++) {
                Told told = Told.in(trend, "trend.rows[%d].explain".formatted(i));
                assertThat(told).isNotNull();
                told.explains(trend.get("trend.rows[%d].value".formatted(i)));
            }
        }
    }

    @Test
    void aRevisionOfATargetInATrendNamesItsEvent() {
        Answer trend = admin.ask(
                        "{ trend(measure: TARGET_REVISIONS, bucket: YEAR, from: \"2026-01-01\") { rows { value explain "
                                + Told.FIELDS + " } } }")
                .ok();
        assertThat(Told.in(trend, "trend.rows[0].explain").positions(Quantity.REVISIONS))
                .containsExactly(cut);
    }

    @Test
    void levelsLeaveOutWhatLiesBelowAndSaySo() {
        Answer goal = admin.ask(
                        "query($id: ID!) { goal(id: $id) { explain(of: PACING, levels: 1) " + Told.FIELDS + " } }",
                        Map.of("id", top))
                .ok();
        assertThat(goal.<Integer>all("goal.explain.nodes[*].level")).containsExactly(0, 1, 1);
        assertThat(goal.<Boolean>all("goal.explain.nodes[*].inputsLeftOut")).containsExactly(false, true, true);
        assertThat(goal.<Integer>all("goal.explain.nodes[*].inputs")).containsExactly(2, 2, 2);
    }

    @Test
    void positionsAreReadPageByPage() {
        String field = "query($id: ID!, $after: Long) { goal(id: $id) { explain(of: ACTUAL) { nodes { quantity sources"
                + " { count first last positions(first: 2, after: $after) } } } } }";
        Answer goal = admin.ask(field, Map.of("id", top)).ok();
        List<Integer> counts = goal.all("goal.explain.nodes[?(@.quantity=='MEASURED')].sources.count");
        int node = 1 + counts.indexOf(counts.stream().max(Integer::compare).orElseThrow());
        String sources = "goal.explain.nodes[%d].sources.".formatted(node);
        List<Object> seen = new ArrayList<>(goal.<Object>all(sources + "positions"));
        while (seen.size() < counts.get(node - 1)) {
            Answer next = admin.ask(field, Map.of("id", top, "after", seen.get(seen.size() - 1)))
                    .ok();
            seen.addAll(next.<Object>all(sources + "positions"));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(counts.get(node - 1));
        assertThat(seen.get(0)).isEqualTo(goal.<Object>get(sources + "first"));
        assertThat(seen.get(seen.size() - 1)).isEqualTo(goal.<Object>get(sources + "last"));
    }

    @Test
    void itSpeaksTheLanguageAskedFor() {
        String field = "query($id: ID!) { goal(id: $id) { explain { nodes { label formula { text } } } } }";
        assertThat(admin.ask(field, Map.of("id", ofPudong)).ok().<String>all("goal.explain.nodes[*].label"))
                .contains("Attainment", "Actual", "Target", "Measured");
        Answer chinese =
                admin.speaking("zh-CN").ask(field, Map.of("id", ofPudong)).ok();
        assertThat(chinese.<String>all("goal.explain.nodes[*].label")).contains("达成率", "实际值", "目标值", "度量值");
        assertThat(chinese.<String>get("goal.explain.nodes[0].formula.text")).startsWith("实际值 ÷ 目标值");
    }

    @ParameterizedTest
    @EnumSource(Quantity.class)
    void everyQuantityHasAWord(Quantity quantity) {
        assertThat(words("explain.quantity." + quantity)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Computation.class)
    void everyFormulaHasWords(Computation computation) {
        assertThat(words("explain.formula." + computation.id())).hasSize(2);
    }

    private static List<String> words(String key) {
        var messages = server.bean(MessageSource.class);
        return List.of(
                messages.getMessage(key, null, Locale.ENGLISH),
                messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void whatIsTooMuchNamesTheLimit() {
        Answer rows = admin.ask(
                "{ trend(measure: ATTAINMENT, bucket: DAY, from: \"2026-01-01\") { rows { explain { value } } } }");
        assertThat(rows.errorCode()).isEqualTo("EXPLANATION_TOO_MANY_ROWS");
        assertThat(rows.errorMessage()).contains("at most 100 are explained");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            many.append("a%d: explain(of: PACING) { nodes { index } } ".formatted(i));
        }
        Answer nodes = admin.ask("{ goals(first: 13) { nodes { " + many + " } } }");
        assertThat(nodes.errorMessage()).contains("at most 5000 nodes");
        Answer levels =
                admin.ask("query($id: ID!) { goal(id: $id) { explain(levels: -1) { value } } }", Map.of("id", top));
        assertThat(levels.errorMessage()).isEqualTo("-1 is out of range: from 0 to 50.");
        Answer positions = admin.ask(
                "query($id: ID!) { goal(id: $id) { explain { nodes { sources { positions(first: 1001) } } } } }",
                Map.of("id", top));
        assertThat(positions.errorMessage()).contains("1001 is out of range: from 1 to 1000.");
    }

    @Test
    void manyGoalsTakeNoMoreRoundTripsThanOne() {
        String one = "{ goals(first: 1) { nodes { explain { value } } } }";
        String many = "{ goals(first: 13) { nodes { explain { value } } } }";
        assertThat(roundTrips(many)).isEqualTo(roundTrips(one)).isEqualTo(4);
        String unexplained = "{ trend(measure: ATTAINMENT, bucket: QUARTER, from: \"2026-01-01\") { rows { value } } }";
        assertThat(roundTrips(unexplained)).isEqualTo(2);
    }

    private static int roundTrips(String query) {
        admin.ask(query).ok();
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();
        admin.ask(query).ok();
        return server.roundTrips() - before;
    }
}
