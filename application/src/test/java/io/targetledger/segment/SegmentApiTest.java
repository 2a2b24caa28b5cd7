package io.targetledger.segment;

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

import static io.targetledger.segment.Customers.ALPHA;
import static io.targetledger.segment.Customers.BETA;
import static io.targetledger.segment.Customers.DELTA;
import static io.targetledger.segment.Customers.GAMMA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

class SegmentApiTest {

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
    void aSegmentIsDefinedActivatedEvaluatedAndReadBack() {
        Answer defined = admin.change(
                        "defineSegment",
                        input(
                                "code",
                                "retail",
                                "name",
                                input("en", "Retail", "zh", "零售"),
                                "description",
                                "shops",
                                "definition",
                                input("rule", "sector = \"retail\"")),
                        "segment { id status definition { kind rule classes } size evaluatedOn }")
                .ok();
        assertThat(defined.<String>get("segment.status")).isEqualTo("DRAFT");
        assertThat(defined.<String>get("segment.definition.kind")).isEqualTo("RULE");
        admin.change("activateSegment", input("segmentId", "segment/retail")).ok();
        Answer evaluated = admin.change(
                        "evaluateSegment",
                        input("segmentId", "segment/retail", "on", "2026-04-01"),
                        "segment { size considered revenue evaluatedOn evaluatedVersion }")
                .ok();
        assertThat(evaluated.<Integer>get("segment.size")).isEqualTo(2);
        assertThat(evaluated.<Integer>get("segment.considered")).isGreaterThanOrEqualTo(4);
        assertThat(evaluated.<String>get("segment.revenue")).isEqualTo("350");

        Answer read = admin.speaking("zh-CN").ask("""
                {
                  segment(id: "segment/retail") {
                    name names { en zh }
                    members { totalCount nodes { customerId customer { name } stays { since until joinedBecause { what found } } } }
                    evaluations { totalCount nodes { on members joined left revenue } }
                    history { nodes { eventType changes { path after } } }
                  }
                  node(id: "segment/retail") { id ... on CustomerSegment { size } }
                }""").ok();
        assertThat(read.<String>get("segment.name")).isEqualTo("零售");
        assertThat(read.<String>all("segment.members.nodes[*].customer.name")).containsExactly("Alpha", "Beta");
        assertThat(read.<String>all("segment.members.nodes[*].stays[*].since")).containsOnly("2026-04-01");
        assertThat(read.<String>get("segment.members.nodes[0].stays[0].joinedBecause[0].found"))
                .isEqualTo("retail");
        assertThat(read.<Integer>get("segment.evaluations.nodes[0].joined")).isEqualTo(2);
        assertThat(read.<String>all("segment.history.nodes[*].eventType"))
                .containsExactly("segment.SegmentDefined", "segment.SegmentActivated", "segment.SegmentEvaluated");
        assertThat(read.<Integer>get("node.size")).isEqualTo(2);
    }

    @Test
    void membershipIsAnsweredOfAnyDayAndAsOfAnyMoment() {
        String segment = customers.segment("spenders", "revenue >= 80 and revenue < 1000");
        customers.evaluate(segment, "2026-01-31");
        customers.evaluate(segment, "2026-02-28");
        String before = server.clock().instant().toString();
        server.clock().advance(java.time.Duration.ofMinutes(1));
        admin.change(
                        "redefineSegment",
                        input(
                                "segmentId",
                                segment,
                                "definition",
                                input("rule", "revenue >= 200"),
                                "reason",
                                "only the large ones"))
                .ok();
        customers.evaluate(segment, "2026-03-31");

        assertThat(membersOf(segment, "on: \"2026-01-30\"", "")).isEmpty();
        assertThat(membersOf(segment, "on: \"2026-01-31\"", "")).containsExactly(ALPHA);
        assertThat(membersOf(segment, "on: \"2026-03-30\"", "")).containsExactly(ALPHA, GAMMA);
        assertThat(membersOf(segment, "", "")).containsExactly(ALPHA);
        assertThat(membersOf(segment, "", ", asOf: \"" + before + "\"")).containsExactly(ALPHA, GAMMA);

        Answer gamma = admin.ask(
                        "{ customer(id: \"%s\") { memberships { segment { id } stays { since until leftBecause { what found } } } } }"
                                .formatted(GAMMA))
                .ok();
        assertThat(gamma.<String>all("customer.memberships[?(@.segment.id == '" + segment + "')].stays[*].until"))
                .containsExactly("2026-03-31");
        assertThat(gamma.<String>all(
                        "customer.memberships[?(@.segment.id == '" + segment + "')].stays[*].leftBecause[*].found"))
                .containsExactly("100");

        admin.change("retireSegment", input("segmentId", segment, "reason", "not used"))
                .ok();
        assertThat(membersOf(segment, "", "")).isEmpty();
        assertThat(membersOf(segment, "on: \"2026-03-31\"", "")).containsExactly(ALPHA);
    }

    private static List<String> membersOf(String segment, String arguments, String at) {
        Answer answer = admin.ask("{ segment(id: \"%s\"%s) { members(%s) { totalCount nodes { customerId } } } }"
                        .formatted(segment, at, arguments.isEmpty() ? "first: 50" : arguments))
                .ok();
        List<String> ids = answer.all("segment.members.nodes[*].customerId");
        assertThat(answer.<Integer>get("segment.members.totalCount")).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void twoSegmentsOverlap() {
        String retail = customers.segment("overlap.retail", "sector = \"retail\"");
        String buyers = customers.segment("overlap.buyers", "deals > 0");
        customers.evaluate(retail, "2026-04-01");
        customers.evaluate(buyers, "2026-04-01");

        Answer answer = admin.ask(
                        "{ segmentOverlap(firstId: \"%s\", secondId: \"%s\") { first second both jaccard shareOfFirst shareOfSecond } }"
                                .formatted(retail, buyers))
                .ok();

        assertThat(answer.<Map<String, Object>>get("segmentOverlap"))
                .isEqualTo(Map.of(
                        "first",
                        2,
                        "second",
                        3,
                        "both",
                        2,
                        "jaccard",
                        "0.666667",
                        "shareOfFirst",
                        "1",
                        "shareOfSecond",
                        "0.666667"));
    }

    @Test
    void aPreviewRecordsNothing() {
        long head = head();
        Answer answer = admin.ask(
                        "query($d: SegmentDefinitionInput!) { segmentPreview(definition: $d) { considered members revenue customerIds } }",
                        Map.of("d", input("customerIds", List.of(BETA, DELTA))))
                .ok();
        assertThat(answer.<List<String>>get("segmentPreview.customerIds")).containsExactly(BETA, DELTA);
        assertThat(answer.<String>get("segmentPreview.revenue")).isEqualTo("50");
        assertThat(head()).isEqualTo(head);
    }

    private static long head() {
        return ((Number) admin.ask("{ ledger { head } }").ok().get("ledger.head")).longValue();
    }

    @Test
    void metricsFollowTheStandardFormulas() {
        String all = customers.segment("metrics.all", "sector in (\"retail\", \"software\")");
        customers.evaluate(all, "2026-04-01");
        Answer answer = admin.ask("""
                { segment(id: "%s") { metrics(
                    period: {start: "2026-01-01", end: "2026-03-31"}, membersOn: "2026-04-01", cost: 90, grossMargin: 0.5) {
                  customers active added activeBefore lost revenue wonDeals lostDeals conversion churn arpa cac ltv } } }
                """.formatted(all)).ok().within("segment");
        assertThat(answer.<Integer>get("metrics.customers")).isEqualTo(4);
        assertThat(answer.<Integer>get("metrics.active")).isEqualTo(3);
        assertThat(answer.<Integer>get("metrics.added")).isEqualTo(3);
        assertThat(answer.<String>get("metrics.revenue")).isEqualTo("450");
        assertThat(answer.<String>get("metrics.conversion")).isEqualTo("0.75");
        assertThat(answer.<String>get("metrics.arpa")).isEqualTo("150");
        assertThat(answer.<String>get("metrics.cac")).isEqualTo("30");
        assertThat(answer.<String>get("metrics.churn"))
                .as("nobody bought before")
                .isNull();
        assertThat(answer.<String>get("metrics.ltv")).isNull();
    }

    @Test
    void aDealThatWasTakenBackIsNoDeal() {
        customers.register("epsilon", "Epsilon", "finance");
        String deal = customers.deal("revenue", Company.LI_NA, "2026-04-02", "70", "customer/epsilon");
        String finance = customers.segment("finance", "sector = \"finance\" and deals > 0");
        customers.evaluate(finance, "2026-04-10");
        assertThat(membersOf(finance, "", "")).containsExactly("customer/epsilon");
        admin.change("correctMeasurement", input("measurementId", deal, "amount", "0", "reason", "lost after all"))
                .ok();
        customers.evaluate(finance, "2026-04-11");
        assertThat(membersOf(finance, "", "")).isEmpty();
    }

    @Test
    void aWrongDefinitionNamesThePlace() {
        assertThat(define(admin, "bad1", input("rule", "sector = 5")).refusals())
                .containsExactly("RULE_INVALID@definition.rule");
        assertThat(define(admin, "bad2", input("rule", "sector = \"x\"", "customerIds", List.of(ALPHA)))
                        .refusals())
                .containsExactly("DEFINITION_NOT_ONE@definition");
        assertThat(define(admin, "bad3", input()).refusals()).containsExactly("DEFINITION_NOT_ONE@definition");
        assertThat(define(admin, "bad4", input("rfm", input("classes", List.of())))
                        .refusals())
                .containsExactly("RFM_CLASSES_MISSING@definition.rfm");
        assertThat(define(admin, "bad5", input("customerIds", List.of("customer/nobody")))
                        .refusals())
                .containsExactly("UNKNOWN_CUSTOMER@customerIds");
        Answer chinese = define(admin.speaking("zh-CN"), "bad1", input("rule", "sector = 5"));
        assertThat(chinese.<String>get("userErrors[0].message")).startsWith("规则在第 1 行第 10 列");
    }

    @Test
    void whoMayDoWhat() {
        TestClient manager = server.as("wang.wei", Role.MANAGER);
        TestClient seller = server.as("li.na", Role.SALES_REP);
        TestClient auditor = server.as("auditor", Role.AUDITOR);
        define(manager, "managers", input("rule", "sector = \"retail\"")).ok();
        Map<String, Object> it = input("segmentId", "segment/managers");
        assertThat(manager.change("activateSegment", it).errorCode()).isEqualTo("FORBIDDEN");
        admin.change("activateSegment", it).ok();
        manager.change("evaluateSegment", it).ok();
        for (TestClient other : List.of(seller, auditor)) {
            assertThat(define(other, "others", input("rule", "sector = \"retail\""))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
            assertThat(other.change("evaluateSegment", it).errorCode()).isEqualTo("FORBIDDEN");
            assertThat(other.ask("{ segment(id: \"segment/managers\") { size } }")
                            .ok()
                            .<Integer>get("segment.size"))
                    .isEqualTo(2);
        }
        for (String change : List.of("retireSegment", "redefineSegment")) {
            Map<String, Object> given = input("segmentId", "segment/managers", "reason", "I want to");
            if (change.equals("redefineSegment")) {
                given.put("definition", input("rule", "deals > 0"));
            }
            assertThat(manager.change(change, given).errorCode()).as(change).isEqualTo("FORBIDDEN");
        }
        assertThat(server.as("bi", Role.BI).ask("{ segments { totalCount } }").errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void theListIsFilteredAndDifferencesAreTold() {
        String draft =
                define(admin, "zz.draft", input("rule", "deals > 0")).ok().get("segment.id");
        String created = server.clock().instant().toString();
        server.clock().advance(java.time.Duration.ofMinutes(1));
        admin.change("rewordSegment", input("segmentId", draft, "name", input("en", "zz.other")))
                .ok();
        String now = server.clock().instant().toString();
        assertThat(admin.ask("{ segments(status: [DRAFT], first: 50) { nodes { id status } } }")
                        .ok()
                        .<String>all("segments.nodes[*].id"))
                .contains(draft)
                .doesNotContain("segment/retail");
        Answer diff = admin.ask("{ segment(id: \"%s\") { diff(from: \"%s\", to: \"%s\") { path before after } } }"
                        .formatted(draft, created, now))
                .ok();
        assertThat(diff.<Map<String, String>>all("segment.diff[*]"))
                .containsExactly(Map.of("path", "name.en", "before", "zz.draft", "after", "zz.other"));
        assertThat(admin.ask("{ auditLog(filter: {aggregateId: \"%s\"}) { nodes { eventType object { id } } } }"
                                .formatted(draft))
                        .ok()
                        .<String>all("auditLog.nodes[*].object.id"))
                .containsExactly(draft, draft);
    }

    private static Answer define(TestClient client, String code, Map<String, Object> definition) {
        return client.change(
                "defineSegment",
                input("code", code, "name", input("en", code), "definition", definition),
                "segment { id }");
    }
}
