package io.targetledger.review;

import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What follows the steps of a cycle: for everyone, once, and also when it was broken off. */
class ReviewFollowUpsTest {

    @Test
    void whatWasBrokenOffIsFinishedByLookingAgain() {
        try (TestServer server = TestServer.start()) {
            ReviewFollowUps followUps = server.bean(ReviewFollowUps.class);
            ReviewedCompany story = ReviewedCompany.on(server);
            followUps.stop();
            planAndOpen(story);
            Answer none = progress(story);
            assertThat(none.<Integer>get("reviewCycle.people")).isEqualTo(8);
            assertThat(none.<Integer>get("reviewCycle.progress.opened")).isZero();
            assertThat(story.admin()
                            .change("beginAssessment", input("cycleId", story.cycle(), "reason", "early"))
                            .refusals())
                    .containsExactly("REVIEWS_INCOMPLETE@cycleId");

            followUps.start();
            story.awaitThat("opened", 8);
            await().until(() -> outstanding(story.admin()) == 15);
            followUps.stop();
            followUps.start();
            story.assessing();
            story.calibrating();
            story.published();
            Answer log = story.admin()
                    .ask("{ auditLog(filter: {actor: \"system\"}) { totalCount } }")
                    .ok();
            // Eight opened, eight about themselves, seven managers, eight scored, eight published: nothing twice.
            assertThat(log.<Integer>get("auditLog.totalCount")).isEqualTo(8 + 8 + 7 + 8 + 8);
        }
    }

    @Test
    void whoIsReviewedAndByWhomFollowsTheOrganisationAtTheEndOfThePeriod() {
        try (TestServer server = TestServer.start()) {
            ReviewedCompany story = ReviewedCompany.on(server);
            TestClient admin = story.admin();
            // Moved within the period, moved after it, left within it, left after it, joined after it.
            transfer(admin, "chen.jie", PUXI, "2026-03-01");
            transfer(admin, "xu.fang", PUXI, "2026-04-02");
            depart(admin, "liu.bo", "2026-03-31");
            depart(admin, "he.ping", "2026-04-01");
            admin.change(
                            "joinOrganisation",
                            input("code", "late", "name", input("en", "Late"), "unitId", PUDONG, "since", "2026-04-01"))
                    .ok();
            planAndOpen(story);
            story.awaitThat("opened", 7);

            Answer reviews = admin.ask("{ reviews(first: 50) { nodes { person { id } unit { id } manager { id } } } }")
                    .ok();
            assertThat(reviews.<String>all("reviews.nodes[*].person.id"))
                    .containsExactlyInAnyOrder(
                            "person/chen.jie",
                            "person/he.ping",
                            "person/li.na",
                            "person/sun.li",
                            "person/wang.wei",
                            "person/xu.fang",
                            "person/zhao.min");
            assertThat(reviews.<String>all("reviews.nodes[?(@.person.id == 'person/chen.jie')].unit.id"))
                    .containsExactly(PUXI);
            assertThat(reviews.<String>all("reviews.nodes[?(@.person.id == 'person/chen.jie')].manager.id"))
                    .containsExactly("person/sun.li");
            assertThat(reviews.<String>all("reviews.nodes[?(@.person.id == 'person/xu.fang')].manager.id"))
                    .containsExactly("person/wang.wei");
            assertThat(reviews.<Object>all("reviews.nodes[?(@.person.id == 'person/sun.li')].manager"))
                    .containsExactly((Object) null);
            // Who leads somebody today sees the review, whoever led them then.
            Answer now = story.manager("wang.wei")
                    .ask("{ reviews(first: 50) { totalCount nodes { person { id } } } }")
                    .ok();
            assertThat(now.<String>all("reviews.nodes[*].person.id"))
                    .containsExactlyInAnyOrder("person/li.na", "person/wang.wei");
        }
    }

    @Test
    void whatIsOverdueDependsOnTheDayAndOnWhoAsks() {
        try (TestServer server = TestServer.start()) {
            ReviewedCompany story = ReviewedCompany.on(server).opened();
            story.assessing();
            String before = server.clock().instant().toString();
            String query = "query($id: ID!, $asOf: DateTime) { reviewReminders(cycleId: $id, first: 50, asOf: $asOf)"
                    + " { totalCount nodes { kind due daysLate subject { id } waitsFor { id } } } }";
            story.later(9);
            TestClient liNa = story.as("li.na");

            Answer all = story.admin().ask(query, Map.of("id", story.cycle())).ok();
            Answer hers = liNa.ask(query, Map.of("id", story.cycle())).ok();
            Answer then = story.admin()
                    .ask(query, Map.of("id", story.cycle(), "asOf", before))
                    .ok();

            assertThat(all.<Integer>get("reviewReminders.totalCount")).isEqualTo(1 + 15);
            assertThat(all.<String>all("reviewReminders.nodes[?(@.kind == 'STEP')].due"))
                    .containsExactly("2026-05-23");
            assertThat(hers.<String>all("reviewReminders.nodes[*].subject.id"))
                    .containsExactly("assessment/2026-q1.li.na.self");
            assertThat(hers.<Integer>all("reviewReminders.nodes[*].daysLate")).containsExactly(3);
            assertThat(then.<Integer>get("reviewReminders.totalCount")).isZero();
            assertThat(server.as("bi", Role.BI)
                            .ask(query, Map.of("id", story.cycle()))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
        }
    }

    private static void planAndOpen(ReviewedCompany story) {
        story.plan();
        story.step("openReviewCycle");
    }

    private static Answer progress(ReviewedCompany story) {
        return story.admin()
                .ask(
                        "query($id: ID!) { reviewCycle(id: $id) { people progress { opened } } }",
                        Map.of("id", story.cycle()))
                .ok();
    }

    private static int outstanding(TestClient admin) {
        return admin.ask("{ assessments { totalCount } }").ok().get("assessments.totalCount");
    }

    private static void transfer(TestClient admin, String code, String unit, String since) {
        admin.change(
                        "transferPerson",
                        input("personId", "person/" + code, "unitId", unit, "since", since, "reason", "as planned"))
                .ok();
    }

    private static void depart(TestClient admin, String code, String on) {
        admin.change("recordDeparture", input("personId", "person/" + code, "on", on, "reason", "left"))
                .ok();
    }
}
