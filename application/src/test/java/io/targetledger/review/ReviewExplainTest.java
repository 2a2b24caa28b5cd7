package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.explain.Quantity;
import io.targetledger.explain.Told;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** A review explains its score to whoever is shown it, and nothing of who said what to anybody. */
@TestMethodOrder(OrderAnnotation.class)
class ReviewExplainTest {

    private static final String HERS = "review/2026-q1.li.na";
    private static final String EXPLAINED =
            "query($id: ID!) { review(id: $id) { result { attainment rating { score } } rating { score }"
                    + " score: explain " + Told.FIELDS + " attainment: explain(of: ATTAINMENT) " + Told.FIELDS
                    + " rating_: explain(of: RATING) " + Told.FIELDS + " } }";

    private static TestServer server;
    private static ReviewedCompany story;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        story = ReviewedCompany.on(server);
        Company company = story.company();
        company.goal("Grow in Pudong", LI_NA, "100000", "period", Company.FIRST_QUARTER, "weight", "0.3");
        company.goal("Grow in Puxi", LI_NA, "70000", "period", Company.FIRST_QUARTER, "weight", "0.7");
        company.measure(LI_NA, "2026-02-01", "90000");
        for (String customer : List.of("apple", "pear")) {
            company.admin()
                    .change("registerCustomer", input("code", customer, "name", customer))
                    .ok();
        }
        story.opened();
        List<String> anonymous = new ArrayList<>();
        for (int peer = 0; peer < 3; peer++) {
            anonymous.add(story.ask("li.na", "PEER", "person/" + ReviewedCompany.PEERS.get(peer)));
        }
        anonymous.add(story.ask("li.na", "CUSTOMER", "customer/apple"));
        anonymous.add(story.ask("li.na", "CUSTOMER", "customer/pear"));
        story.assessing();
        ReviewedCompany.answer(story.as("li.na"), "assessment/2026-q1.li.na.self", "mine", "teamwork", "5");
        ReviewedCompany.answer(
                story.manager("wang.wei"),
                "assessment/2026-q1.li.na.manager",
                "from the manager",
                "teamwork",
                "4",
                "customer-first",
                "4");
        for (int peer = 0; peer < 3; peer++) {
            ReviewedCompany.answer(
                    story.as(ReviewedCompany.PEERS.get(peer)),
                    anonymous.get(peer),
                    "said",
                    "teamwork",
                    List.of("2.5", "3", "4.5").get(peer));
        }
        for (String customer : anonymous.subList(3, 5)) {
            ReviewedCompany.answer(company.admin(), customer, "said", "customer-first", "1.5");
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer asked(TestClient reader) {
        return reader.ask(EXPLAINED, Map.of("id", HERS)).ok();
    }

    @Test
    @Order(1)
    void beforeItIsScoredThereIsNothingToExplain() {
        assertThat(asked(story.admin()).<Object>get("review.score")).isNull();
    }

    @Test
    @Order(2)
    void beforePublicationThoseWhoSeeTheScoreSeeHowItCameToBeAndThePersonDoesNot() {
        story.calibrating();
        for (TestClient reader : List.of(story.admin(), server.as("audit", Role.AUDITOR), story.manager("sun.li"))) {
            isExplained(asked(reader));
        }
        Answer hers = asked(story.as("li.na"));
        assertThat(hers.<Object>get("review.score")).isNull();
        assertThat(hers.<Object>get("review.attainment")).isNull();
        assertThat(hers.<Object>get("review.rating_")).isNull();
        assertThat(asked(story.as("he.ping")).<Object>get("review")).isNull();
    }

    @Test
    @Order(3)
    void aCalibratedRatingIsThatOfItsEventAndTheScoreStays() {
        long calibrated = Long.parseLong(String.valueOf(story.manager("sun.li")
                .change("calibrateRating", input("reviewId", HERS, "score", "3.6", "reason", "as the others"))
                .ok()
                .<Object>get("position")));
        Answer after = asked(story.admin());
        isExplained(after);
        Told rating = Told.in(after, "review.rating_");
        rating.explains("3.6");
        assertThat(rating.positions(Quantity.CALIBRATION)).containsExactly(calibrated);
        assertThat(after.<String>get("review.result.rating.score")).isNotEqualTo("3.6");
    }

    @Test
    @Order(4)
    void oncePublishedThePersonSeesTheSame() {
        story.published();
        Answer hers = asked(story.as("li.na"));
        isExplained(hers);
        assertThat(hers.<Object>get("review.score.nodes"))
                .isEqualTo(asked(story.admin()).<Object>get("review.score.nodes"));
    }

    private static void isExplained(Answer review) {
        Told score = Told.in(review, "review.score");
        score.explains(review.get("review.result.rating.score"));
        Told.in(review, "review.attainment").explains(review.get("review.result.attainment"));
        Told.in(review, "review.rating_").explains(review.get("review.rating.score"));
        assertThat(review.<String>all("review.score.nodes[?(@.quantity=='AVERAGE' && @.of=='PEER')].origin"))
                .containsExactly("WITHHELD");
        assertThat(review.<String>all("review.score.nodes[?(@.quantity=='AVERAGE' && @.of=='PEER')].value"))
                .containsExactly("3.333333");
        assertThat(review.<String>all("review.score.nodes[?(@.of=='CUSTOMER')].value"))
                .as("two customers leave no trace")
                .isEmpty();
        Answer log = story.admin()
                .ask("{ auditLog(first: 200, filter: {aggregateType: [\"Assessment\"]}) { nodes { position } } }")
                .ok();
        List<Long> secret = log.<Number>all("auditLog.nodes[*].position").stream()
                .map(Number::longValue)
                .toList();
        assertThat(secret).isNotEmpty();
        for (Quantity quantity : Quantity.values()) {
            assertThat(score.positions(quantity)).doesNotContainAnyElementsOf(secret);
        }
    }
}
