package io.targetledger.campaign;

import java.util.List;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.segment.Customers;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignApiTest {

    private static TestServer server;
    private static Company company;
    private static Customers customers;
    private static TestClient admin;
    private static String segment;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        customers = Customers.of(company);
        admin = company.admin();
        segment = customers.segment("everybody", "sector is known and not name = \"Delta\"");
        customers.evaluate(segment, "2026-05-01");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aCampaignIsPlannedLaunchedMeasuredAndReadBack() {
        String goal = company.goal("Sell in spring", Company.EAST, "700");
        Map<String, Object> plan = plan("spring");
        plan.put("goalId", goal);
        plan.put("targetRate", "0.5");
        plan.put("controlShare", "0.34");
        admin.change("planCampaign", plan).ok();
        Answer launched = admin.change(
                        "launchCampaign",
                        input("campaignId", "campaign/spring", "on", "2026-05-04"),
                        "campaign { status launchedOn evaluatedOn sizes { audience control others } }")
                .ok();
        assertThat(launched.<Map<String, Integer>>get("campaign.sizes"))
                .isEqualTo(Map.of("audience", 2, "control", 1, "others", 1));
        assertThat(launched.<String>get("campaign.launchedOn")).isEqualTo("2026-05-04");
        List<String> audience = participants("group: AUDIENCE");
        List<String> control = participants("group: CONTROL");
        assertThat(audience).hasSize(2).doesNotContainAnyElementsOf(control);

        TestClient seller = server.as("li.na", Role.SALES_REP);
        seller.change(
                        "recordResponse",
                        input(
                                "campaignId",
                                "campaign/spring",
                                "customerId",
                                audience.get(0),
                                "on",
                                "2026-05-05",
                                "kind",
                                "called"))
                .ok();
        convert(seller, "A-1", audience.get(0), "200").ok();
        convert(seller, "A-2", audience.get(1), "100").ok();
        admin.change(
                        "retractConversion",
                        input("campaignId", "campaign/spring", "reference", "A-2", "reason", "booked twice"))
                .ok();
        assertThat(admin.change(
                                "recordResponse",
                                input(
                                        "campaignId",
                                        "campaign/spring",
                                        "customerId",
                                        control.get(0),
                                        "on",
                                        "2026-05-05",
                                        "kind",
                                        "called"))
                        .refusals())
                .containsExactly("NOT_ADDRESSED@customerId");

        Answer read = admin.ask("""
                {
                  campaign(id: "campaign/spring") {
                    segment { id } goal { title } responses conversions
                    result {
                      respondents responseRate targetReached
                      audience { size converted revenue conversionRate revenuePerCustomer }
                      control { size converted conversionRate }
                      uplift { absolute relative incrementalConversions incrementalRevenue margin }
                      upliftAgainstOthers { absolute }
                    }
                    participants(converted: true) { totalCount nodes { group customer { id } responses { kind } conversions { reference amount } } }
                    history { nodes { eventType } }
                  }
                  campaigns(filter: {segment: "%s", goal: "%s", status: [LAUNCHED]}) { totalCount }
                }""".formatted(segment, goal)).ok();
        assertThat(read.<Integer>get("campaign.conversions")).isEqualTo(1);
        assertThat(read.<String>get("campaign.result.responseRate")).isEqualTo("0.5");
        assertThat(read.<String>get("campaign.result.audience.conversionRate")).isEqualTo("0.5");
        assertThat(read.<String>get("campaign.result.audience.revenuePerCustomer"))
                .isEqualTo("100");
        assertThat(read.<Boolean>get("campaign.result.targetReached")).isTrue();
        assertThat(read.<String>get("campaign.result.uplift.absolute")).isEqualTo("0.5");
        assertThat(read.<String>get("campaign.result.uplift.incrementalRevenue"))
                .isEqualTo("200");
        assertThat(read.<String>get("campaign.result.uplift.relative"))
                .as("nobody held back converted")
                .isNull();
        assertThat(read.<Integer>get("campaign.participants.totalCount")).isEqualTo(1);
        assertThat(read.<String>get("campaign.participants.nodes[0].conversions[0].reference"))
                .isEqualTo("A-1");
        assertThat(read.<String>all("campaign.history.nodes[*].eventType"))
                .startsWith("campaign.CampaignPlanned", "campaign.CampaignLaunched", "campaign.AudiencePinned")
                .endsWith("campaign.ConversionRetracted");
        assertThat(read.<Integer>get("campaigns.totalCount")).isEqualTo(1);
    }

    private static List<String> participants(String filter) {
        return admin.ask("{ campaign(id: \"campaign/spring\") { participants(%s) { nodes { customerId } } } }"
                        .formatted(filter))
                .ok()
                .all("campaign.participants.nodes[*].customerId");
    }

    private static Answer convert(TestClient who, String reference, String customer, String amount) {
        return who.change(
                "recordConversion",
                input(
                        "campaignId",
                        "campaign/spring",
                        "reference",
                        reference,
                        "customerId",
                        customer,
                        "on",
                        "2026-05-10",
                        "amount",
                        amount));
    }

    @Test
    void whatTheSegmentBecomesLaterChangesNoAudience() {
        String fixed = customers.segment("later", "revenue >= 100");
        customers.evaluate(fixed, "2026-05-01");
        Map<String, Object> plan = plan("later");
        plan.put("segmentId", fixed);
        admin.change("planCampaign", plan).ok();
        admin.change("launchCampaign", input("campaignId", "campaign/later")).ok();
        admin.change(
                        "redefineSegment",
                        input("segmentId", fixed, "definition", input("rule", "deals = 0"), "reason", "the others"))
                .ok();
        customers.evaluate(fixed, "2026-05-02");

        assertThat(admin.ask(
                                "{ campaign(id: \"campaign/later\") { segmentVersion participants { nodes { customerId } } } }")
                        .ok()
                        .<String>all("campaign.participants.nodes[*].customerId"))
                .containsExactly(Customers.ALPHA, Customers.GAMMA);
    }

    @Test
    void aCampaignIsClosedOrCancelledWithReasons() {
        admin.change("planCampaign", plan("ended")).ok();
        assertThat(admin.change("closeCampaign", input("campaignId", "campaign/ended"))
                        .refusals())
                .containsExactly("CAMPAIGN_IS_NOT@campaignId");
        admin.change("launchCampaign", input("campaignId", "campaign/ended")).ok();
        assertThat(admin.change("closeCampaign", input("campaignId", "campaign/ended"))
                        .refusals())
                .containsExactly("REASON_MISSING@reason");
        Answer closed = admin.change(
                        "closeCampaign",
                        input("campaignId", "campaign/ended", "reason", "sold out"),
                        "campaign { status endedOn }")
                .ok();
        assertThat(closed.<String>get("campaign.status")).isEqualTo("CLOSED");
        assertThat(closed.<String>get("campaign.endedOn")).isEqualTo("2026-05-15");
        admin.change("planCampaign", plan("cancelled")).ok();
        admin.change("cancelCampaign", input("campaignId", "campaign/cancelled", "reason", "no budget"))
                .ok();
    }

    @Test
    void whoMayDoWhat() {
        TestClient manager = server.as("wang.wei", Role.MANAGER);
        manager.change("planCampaign", plan("managers")).ok();
        Map<String, Object> replanned = plan("managers");
        replanned.remove("code");
        replanned.put("campaignId", "campaign/managers");
        replanned.put("offer", "another");
        replanned.put("reason", "the stock is low");
        manager.change("replanCampaign", replanned).ok();
        manager.change("launchCampaign", input("campaignId", "campaign/managers"))
                .ok();
        for (TestClient other : List.of(server.as("li.na", Role.SALES_REP), server.as("auditor", Role.AUDITOR))) {
            assertThat(other.change("planCampaign", plan("others")).errorCode()).isEqualTo("FORBIDDEN");
            assertThat(other.change("closeCampaign", input("campaignId", "campaign/managers", "reason", "x"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
            other.ask("{ campaigns { nodes { name result { respondents } } } }").ok();
        }
        assertThat(server.as("auditor", Role.AUDITOR)
                        .change(
                                "recordResponse",
                                input(
                                        "campaignId",
                                        "campaign/managers",
                                        "customerId",
                                        Customers.ALPHA,
                                        "on",
                                        "2026-05-15",
                                        "kind",
                                        "called"))
                        .errorMessage())
                .contains("SALES_REP, MANAGER, ADMIN");
    }

    private static Map<String, Object> plan(String code) {
        return input(
                "code",
                code,
                "name",
                input("en", code),
                "offer",
                "Ten percent off",
                "segmentId",
                segment,
                "period",
                input("start", "2026-05-01", "end", "2026-06-30"));
    }
}
