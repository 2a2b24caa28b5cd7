package io.targetledger.measurement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.REVENUE;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Measurements, metrics, customers, products and locks. */
class MeasurementApiTest {

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
    void aCorrectionIsCountedFromThenOnAndThePastKeepsWhatItKnew() {
        String goal = company.goal("Grow by deals", LI_NA, "1000");
        TestClient li = server.as("li.na", Role.SALES_REP);
        Answer recorded = li.change(
                        "recordMeasurement",
                        input(
                                "externalId",
                                "crm.1C1I",
                                "metricId",
                                REVENUE,
                                "subjectId",
                                LI_NA,
                                "on",
                                "2026-03-31",
                                "amount",
                                "600.50",
                                "dimensions",
                                List.of(input("name", "product", "value", "GTX Pro"))),
                        "measurement { id amount unit currency on subject metric { name } dimensions { name value } corrections retracted }")
                .ok();
        String deal = recorded.get("measurement.id");
        assertThat(deal).isEqualTo("measurement/crm.1C1I");
        assertThat(recorded.<String>get("measurement.amount")).isEqualTo("600.5");
        assertThat(recorded.<String>get("measurement.unit")).isEqualTo("CURRENCY");
        assertThat(recorded.<String>get("measurement.currency")).isEqualTo("CNY");
        assertThat(recorded.<String>get("measurement.dimensions[0].value")).isEqualTo("GTX Pro");
        Instant then = server.clock().advance(Duration.ofMinutes(1));
        server.clock().advance(Duration.ofMinutes(1));

        Answer corrected = li.change(
                        "correctMeasurement",
                        input("measurementId", deal, "amount", "700", "reason", "a discount was taken back"),
                        "measurement { amount on corrections history { nodes { reason changes { path before after } } } }")
                .ok();
        assertThat(corrected.<Integer>get("measurement.corrections")).isEqualTo(1);
        assertThat(corrected.<String>get("measurement.on")).isEqualTo("2026-03-31");
        assertThat(corrected.<String>all("measurement.history.nodes[1].changes[?(@.path == 'amount')].before"))
                .containsExactly("600.5");
        assertThat(actual(goal, null)).isEqualTo("700");
        assertThat(actual(goal, then)).isEqualTo("600.5");

        Answer retracted = li.change(
                        "retractMeasurement",
                        input("measurementId", deal, "reason", "cancelled"),
                        "measurement { retracted }")
                .ok();
        assertThat(retracted.<Boolean>get("measurement.retracted")).isTrue();
        assertThat(actual(goal, null)).isNull();
        assertThat(li.change("correctMeasurement", input("measurementId", deal, "amount", "1", "reason", "r"))
                        .refusals())
                .containsExactly("MEASUREMENT_IS_RETRACTED@measurementId");
        assertThat(admin.ask("{ measurements(filter: {subject: \"person/li.na\"}) { nodes { id } } }")
                        .<String>all("measurements.nodes[*].id"))
                .doesNotContain(deal);
        assertThat(admin.ask("{ measurements(filter: {subject: \"person/li.na\", retracted: true}) { nodes { id } } }")
                        .<String>all("measurements.nodes[*].id"))
                .contains(deal);
    }

    private static String actual(String goal, Instant asOf) {
        Map<String, Object> variables = input("id", goal, "asOf", asOf == null ? null : asOf.toString());
        return admin.ask("query($id: ID!, $asOf: DateTime) { goal(id: $id, asOf: $asOf) { actual } }", variables)
                .ok()
                .get("goal.actual");
    }

    @Test
    void theSameFactSentTwiceIsRecordedOnceAndAnotherUnderItsIdRefused() {
        Map<String, Object> fact = input(
                "externalId",
                "crm.twice",
                "metricId",
                REVENUE,
                "subjectId",
                ZHAO_MIN,
                "on",
                "2026-01-05",
                "amount",
                "5");
        Answer once = admin.change("recordMeasurement", fact).ok();
        Answer twice = admin.change("recordMeasurement", fact).ok();
        assertThat(twice.<Integer>get("version"))
                .isEqualTo(once.<Integer>get("version"))
                .isEqualTo(1);

        fact.put("amount", "6");
        assertThat(admin.change("recordMeasurement", fact).refusals())
                .allMatch(refusal -> refusal.startsWith("MEASUREMENT_ALREADY_RECORDED"))
                .hasSize(1);
    }

    @Test
    void measurementsAreListedNewestFirstWithinDates() {
        for (String day : List.of("2026-04-01", "2026-04-03", "2026-04-02")) {
            company.measure(WANG_WEI, day, "10");
        }
        Answer answer = admin.ask(
                        "{ measurements(filter: {subject: \"person/wang.wei\", metric: \"metric/revenue\", from: \"2026-04-01\", to:"
                                + " \"2026-04-02\"}) { totalCount nodes { on } } }")
                .ok();

        assertThat(answer.<String>all("measurements.nodes[*].on")).containsExactly("2026-04-02", "2026-04-01");
        assertThat(answer.<Integer>get("measurements.totalCount")).isEqualTo(2);
    }

    @Test
    void derivedMetricsAreComputedFromOthers() {
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                "won",
                                "name",
                                input("en", "Deals won"),
                                "unit",
                                "COUNT",
                                "direction",
                                "INCREASE",
                                "aggregation",
                                "SUM"))
                .ok();
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                "lost",
                                "name",
                                input("en", "Deals lost"),
                                "unit",
                                "COUNT",
                                "direction",
                                "DECREASE",
                                "aggregation",
                                "SUM"))
                .ok();
        Answer rate = admin.change(
                        "defineMetric",
                        input(
                                "code",
                                "win.rate",
                                "name",
                                input("en", "Win rate", "zh", "赢单率"),
                                "unit",
                                "RATIO",
                                "direction",
                                "INCREASE",
                                "aggregation",
                                "DERIVED",
                                "formula",
                                "won / (won + lost)"),
                        "metric { id name formula aggregation retired }")
                .ok();
        assertThat(rate.<String>get("metric.formula")).isEqualTo("won / (won + lost)");
        String goal = company.goal("Win more of what we try", LI_NA, "0.8", "metricId", "metric/win.rate");
        for (Map.Entry<String, String> measured :
                Map.of("metric/won", "3", "metric/lost", "1").entrySet()) {
            admin.change(
                            "recordMeasurement",
                            input(
                                    "metricId",
                                    measured.getKey(),
                                    "subjectId",
                                    LI_NA,
                                    "on",
                                    "2026-02-01",
                                    "amount",
                                    measured.getValue()))
                    .ok();
        }
        assertThat(decimal(actual(goal, null))).isEqualByComparingTo("0.75");
        assertThat(admin.change(
                                "recordMeasurement",
                                input(
                                        "metricId",
                                        "metric/win.rate",
                                        "subjectId",
                                        LI_NA,
                                        "on",
                                        "2026-02-01",
                                        "amount",
                                        "1"))
                        .refusals())
                .containsExactly("METRIC_IS_DERIVED@metricId");
        Answer retired = admin.change(
                        "retireMetric",
                        input("metricId", "metric/win.rate", "reason", "nobody reads it"),
                        "metric { retired version }")
                .ok();
        assertThat(retired.<Boolean>get("metric.retired")).isTrue();
    }

    @Test
    void aLockOnTargetsDemandsAReasonOfEverybodyAndMarksTheChange() {
        String goal = company.goal(
                "Locked for the year", WANG_WEI, "1000", "period", input("start", "2027-01-01", "end", "2027-12-31"));
        Answer locked = admin.change(
                        "lockTargets",
                        input(
                                "period",
                                input("start", "2027-01-01", "end", "2027-12-31"),
                                "scopeId",
                                PUDONG,
                                "reason",
                                "plan agreed"),
                        "targetLock { id locked scope period { start end } version }")
                .ok();
        String lock = locked.get("targetLock.id");
        assertThat(locked.<String>get("targetLock.scope")).isEqualTo(PUDONG);

        assertThat(admin.change("rewordGoal", input("goalId", goal, "title", "Locked for the whole year"))
                        .refusals())
                .containsExactly("REASON_NEEDED_AFTER_LOCK@reason");
        Answer changed = admin.change(
                        "reviseTarget",
                        input("goalId", goal, "target", "900", "reason", "the plant burned down"),
                        "goal { changesAfterLock }")
                .ok();
        assertThat(changed.<Integer>get("goal.changesAfterLock")).isEqualTo(1);

        Answer unlocked = admin.change(
                        "unlockTargets", input("lockId", lock, "reason", "year is over"), "targetLock { locked }")
                .ok();
        assertThat(unlocked.<Boolean>get("targetLock.locked")).isFalse();
        admin.change("rewordGoal", input("goalId", goal, "title", "Locked no more at all"))
                .ok();
        assertThat(admin.change("unlockTargets", input("lockId", lock, "reason", "again"))
                        .refusals())
                .allMatch(refusal -> refusal.startsWith("TARGETS_NOT_LOCKED"))
                .hasSize(1);
        assertThat(admin.ask("{ targetLocks { totalCount nodes { id } } }").ok().<String>all("targetLocks.nodes[*].id"))
                .contains(lock);
    }

    @Test
    void customersAndProductsAreRegisteredListedAndFoundAsNodes() {
        Answer customer = admin.change(
                        "registerCustomer",
                        input(
                                "code",
                                "globex",
                                "name",
                                "Globex",
                                "sector",
                                "energy",
                                "employees",
                                40,
                                "annualRevenue",
                                "12500000"),
                        "customer { id name sector employees annualRevenue version }")
                .ok();
        assertThat(customer.<String>get("customer.annualRevenue")).isEqualTo("12500000");
        Answer product = admin.change(
                        "listProduct",
                        input(
                                "code",
                                "gtx.pro",
                                "name",
                                "GTX Pro",
                                "series",
                                "GTX",
                                "listPrice",
                                "4821",
                                "currency",
                                "USD"),
                        "product { id listPrice discontinued }")
                .ok();
        assertThat(product.<Boolean>get("product.discontinued")).isFalse();
        admin.change("discontinueProduct", input("productId", "product/gtx.pro", "reason", "replaced"))
                .ok();

        Answer nodes = admin.ask("""
                        {
                          customer: node(id: "customer/globex") { __typename id ... on Customer { name } ... on Audited { version history { totalCount } } }
                          product: node(id: "product/gtx.pro") { __typename ... on Product { discontinued } ... on Audited { version } }
                          unit: node(id: "unit/east") { __typename ... on Owner { name } }
                          metric: node(id: "metric/revenue") { __typename }
                          customers(sector: "energy") { totalCount nodes { id } }
                          products { nodes { id discontinued } }
                        }""").ok();
        assertThat(nodes.<String>get("customer.name")).isEqualTo("Globex");
        assertThat(nodes.<Integer>get("customer.history.totalCount")).isEqualTo(1);
        assertThat(nodes.<String>get("product.__typename")).isEqualTo("Product");
        assertThat(nodes.<Boolean>get("product.discontinued")).isTrue();
        assertThat(nodes.<String>get("unit.name")).isEqualTo("East");
        assertThat(nodes.<Integer>get("customers.totalCount")).isEqualTo(1);
        assertThat(nodes.<String>all("products.nodes[*].id")).containsExactly("product/gtx.pro");
    }

    @Test
    void theLedgersStatusNamesItsHeadAndHowFarTheReadSideIs() {
        company.measure(ZHAO_MIN, "2026-01-01", "1");
        Answer status = admin.ask("{ ledger { head commit hash projected } }").ok();

        assertThat(status.<Integer>get("ledger.projected")).isPositive();
        assertThat(status.<String>get("ledger.hash")).matches("[0-9a-f]{64}");
    }
}
