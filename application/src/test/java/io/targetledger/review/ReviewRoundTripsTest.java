package io.targetledger.review;

import io.targetledger.security.Role;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What lists of reviews cost the database, whatever their length. */
class ReviewRoundTripsTest {

    private static TestServer server;
    private static ReviewedCompany story;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        story = ReviewedCompany.on(server);
        story.company().goal("Grow in Pudong", Company.LI_NA, "1000", "period", Company.FIRST_QUARTER);
        story.company().goal("Grow in Puxi", Company.ZHAO_MIN, "1000", "period", Company.FIRST_QUARTER);
        story.company().measure(Company.LI_NA, "2026-02-01", "100");
        story.opened();
        story.assessing();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoSeesEverythingReadsAListOnce() {
        TestClient admin = story.admin();
        assertThat(costOf(admin, "{ reviews(first: 8) { nodes { id status goals { title } } } }"))
                .isEqualTo(1);
        assertThat(costOf(admin, "{ assessments(first: 50) { nodes { id kind status } } }"))
                .isEqualTo(1);
        assertThat(costOf(admin, "{ reviewCycles { nodes { id status } } }")).isEqualTo(1);
        assertThat(costOf(admin, "{ reviewTemplates { nodes { id name } } }")).isEqualTo(1);
    }

    @Test
    void peopleAndCyclesOfAListCostTheirOwnReadOnly() {
        assertThat(
                        costOf(
                                story.admin(),
                                "{ reviews(first: 8) { nodes { id person { name } unit { name } manager { name } cycle { name } } } }"))
                .isLessThanOrEqualTo(2);
        assertThat(
                        costOf(
                                story.admin(),
                                "{ assessments(first: 50) { nodes { id review { id } cycle { name } asked { code } rater { id } } } }"))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void whatBecameOfAllTheirGoalsCostsTwoReadsMore() {
        assertThat(costOf(story.admin(), "{ reviews(first: 8) { nodes { id goalsSince { changed } } } }"))
                .isEqualTo(3);
    }

    @Test
    void progressOfAllCyclesCostsOneReadMore() {
        assertThat(costOf(story.admin(), "{ reviewCycles { nodes { id progress { opened scored } } } }"))
                .isEqualTo(2);
    }

    @Test
    void othersCostTheReadsThatSayWhatTheyMaySee() {
        TestClient wangWei = story.manager("wang.wei");
        assertThat(costOf(wangWei, "{ reviews(first: 8) { nodes { id status } } }"))
                .isLessThanOrEqualTo(3);
        assertThat(costOf(wangWei, "{ assessments(first: 50) { nodes { id } } }"))
                .isLessThanOrEqualTo(2);
        assertThat(costOf(story.as("li.na"), "{ assessments(first: 50) { nodes { id } } }"))
                .isLessThanOrEqualTo(2);
    }

    @Test
    void reportsCostThreeReads() {
        String reminders = "{ reviewReminders(cycleId: \"review-cycle/2026-q1\") { totalCount nodes { due } } }";
        assertThat(costOf(server.as("audit", Role.AUDITOR), reminders)).isLessThanOrEqualTo(3);
    }

    private static int costOf(TestClient client, String query) {
        client.ask(query).ok();
        int before = server.roundTrips();
        client.ask(query).ok();
        return server.roundTrips() - before;
    }
}
