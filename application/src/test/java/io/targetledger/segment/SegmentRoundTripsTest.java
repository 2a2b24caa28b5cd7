package io.targetledger.segment;

import java.util.Map;

import io.targetledger.projection.Views;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What requests about segments and campaigns cost the database, whatever the number of rows. */
class SegmentRoundTripsTest {

    private static TestServer server;
    private static TestClient admin;
    private static Customers customers;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Company company = Company.foundedOn(server);
        customers = Customers.of(company);
        admin = company.admin();
        for (int number = 0; number < 4; number++) {
            String segment = customers.segment("s" + number, "deals > 0");
            customers.evaluate(segment, "2026-03-31");
            String campaign = admin.change(
                            "planCampaign",
                            input(
                                    "code",
                                    "c" + number,
                                    "name",
                                    input("en", "c" + number),
                                    "offer",
                                    "x",
                                    "segmentId",
                                    segment,
                                    "period",
                                    input("start", "2026-05-01", "end", "2026-06-30")),
                            "campaign { id }")
                    .ok()
                    .get("campaign.id");
            admin.change("launchCampaign", input("campaignId", campaign)).ok();
            String goal = company.goal("Goal of " + segment, Company.LI_NA, "1000", "period", period());
            admin.change("focusGoal", input("goalId", goal, "segmentId", segment, "reason", "they count"))
                    .ok();
        }
    }

    private static Map<String, Object> period() {
        return input("start", "2026-04-01", "end", "2026-06-30");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsReadOnce() {
        assertThat(costOf("{ segments(first: 4) { nodes { id name size revenue evaluatedOn definition { rule } } } }"))
                .isEqualTo(1);
        assertThat(costOf("{ campaigns(first: 4) { nodes { id name status responses conversions } } }"))
                .isEqualTo(1);
    }

    @Test
    void membersAndEvaluationsOfASegmentCostOneReadEach() {
        assertThat(costOf("{ segment(id: \"segment/s0\") { members { nodes { customerId stays { since } } } } }"))
                .isEqualTo(2);
        assertThat(costOf("{ segment(id: \"segment/s0\") { members { nodes { customer { name } } } } }"))
                .isEqualTo(3);
        assertThat(costOf("{ segment(id: \"segment/s0\") { evaluations { nodes { on members } } } }"))
                .isEqualTo(2);
    }

    @Test
    void metricsOfAListCostFourReadsMore() {
        assertThat(
                        costOf(
                                "{ segments(first: 4) { nodes { metrics(period: {start: \"2026-01-01\", end: \"2026-03-31\"}) { revenue } } } }"))
                .isEqualTo(5);
    }

    @Test
    void membershipsOfAListOfCustomersCostOneReadMore() {
        assertThat(costOf("{ customers(first: 4) { nodes { memberships { stays { since } } } } }"))
                .isEqualTo(2);
    }

    @Test
    void anOverlapReadsTheSegmentsAndTheirMembers() {
        assertThat(costOf("{ segmentOverlap(firstId: \"segment/s0\", secondId: \"segment/s1\") { both } }"))
                .isEqualTo(2);
    }

    @Test
    void resultsOfAListOfCampaignsCostOneReadMore() {
        assertThat(costOf("{ campaigns(first: 4) { nodes { result { respondents audience { size } } } } }"))
                .isEqualTo(2);
        assertThat(costOf("{ campaign(id: \"campaign/c0\") { participants { nodes { customerId group } } } }"))
                .isEqualTo(2);
    }

    @Test
    void actualsOfFocusedGoalsCostThreeReadsMoreThanTheList() {
        assertThat(costOf("{ goals(first: 4) { nodes { title target segment { name } } } }"))
                .isEqualTo(2);
        assertThat(costOf("{ goals(first: 4) { nodes { actual attainment } } }"))
                .isEqualTo(4);
    }

    /** Once more than asked: what is kept in memory, such as the chart, is read the first time. */
    private static int costOf(String query) {
        admin.ask(query, Map.of()).ok();
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();
        admin.ask(query, Map.of()).ok();
        return server.roundTrips() - before;
    }
}
