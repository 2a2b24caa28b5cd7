package io.targetledger.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.TestClient.input;
import static org.awaitility.Awaitility.await;

/**
 * A company that reviews its first quarter: Li Na of the Pudong team, which Wang Wei heads, below Sun Li, who heads the
 * region; four peers of hers; and a cycle with all sides, of which peers and customers stay anonymous.
 */
record ReviewedCompany(Company company, String cycle) {

    static final String SUN_LI = "person/sun.li";
    static final List<String> PEERS = List.of("chen.jie", "xu.fang", "liu.bo", "he.ping");
    static final String TEMPLATE = "review-template/sales";

    static ReviewedCompany on(TestServer server) {
        Company company = Company.foundedOn(server);
        TestClient admin = company.admin();
        join(admin, "sun.li", "Sun Li", EAST);
        PEERS.forEach(peer -> join(admin, peer, peer, PUDONG));
        admin.change("appointHead", input("unitId", EAST, "personId", SUN_LI, "since", "2025-01-01"))
                .ok();
        admin.change("defineReviewTemplate", input("code", "sales", "form", form()))
                .ok();
        return new ReviewedCompany(company, "review-cycle/2026-q1");
    }

    private static void join(TestClient admin, String code, String name, String unit) {
        admin.change(
                        "joinOrganisation",
                        input("code", code, "name", input("en", name), "unitId", unit, "since", "2025-01-01"))
                .ok();
    }

    static Map<String, Object> form() {
        return input(
                "name",
                input("en", "Sales review", "zh", "销售评估"),
                "criteria",
                List.of(
                        criterion("goals", "Goals", "GOAL_ATTAINMENT", "0.4", List.of()),
                        criterion("teamwork", "Teamwork", "BEHAVIOUR", "0.4", List.of("SELF", "MANAGER", "PEER")),
                        criterion(
                                "customer-first",
                                "Customer first",
                                "COMPANY_VALUE",
                                "0.2",
                                List.of("MANAGER", "CUSTOMER"))),
                "shares",
                List.of(share("SELF", "0"), share("MANAGER", "0.5"), share("PEER", "0.3"), share("CUSTOMER", "0.2")),
                "scale",
                input(
                        "lowest",
                        "1",
                        "highest",
                        "5",
                        "step",
                        "0.5",
                        "levels",
                        List.of(
                                level("BELOW", "Below", "1"),
                                level("MEETS", "Meets", "3"),
                                level("EXCEEDS", "Exceeds", "4.25"))),
                "attainmentScores",
                List.of(input("from", "0.8", "score", "3"), input("from", "1", "score", "4")));
    }

    private static Map<String, Object> criterion(
            String code, String name, String kind, String weight, List<String> raters) {
        return input("code", code, "name", input("en", name), "kind", kind, "weight", weight, "raters", raters);
    }

    private static Map<String, Object> share(String kind, String share) {
        return input("kind", kind, "share", share);
    }

    private static Map<String, Object> level(String code, String name, String from) {
        return input("code", code, "name", input("en", name), "meaning", name + " what is asked", "from", from);
    }

    /** Plans and opens the cycle, and waits until its reviews are there and the first raters asked. */
    ReviewedCompany opened() {
        plan();
        step("openReviewCycle");
        awaitThat("opened", 8);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin().ask("{ assessments { totalCount } }").ok().<Integer>get("assessments.totalCount")
                        // All about themselves; of seven with somebody above them, a manager about each.
                        >= 8 + 7);
        return this;
    }

    void plan() {
        admin().change(
                        "planReviewCycle",
                        input(
                                "code",
                                "2026-q1",
                                "name",
                                input("en", "First quarter", "zh", "一季度评估"),
                                "cadence",
                                "QUARTERLY",
                                "period",
                                Company.FIRST_QUARTER,
                                "population",
                                EAST,
                                "templateId",
                                TEMPLATE,
                                "schedule",
                                input(
                                        "opens", "2026-05-15",
                                        "assessing", "2026-05-16",
                                        "calibrating", "2026-05-23",
                                        "published", "2026-05-25",
                                        "closes", "2026-06-01")))
                .ok();
    }

    void assessing() {
        later(1);
        step("beginAssessment");
    }

    void calibrating() {
        later(7);
        step("beginCalibration");
        awaitThat("scored", 8);
    }

    void published() {
        later(2);
        step("publishReviewCycle");
        awaitThat("published", 8);
    }

    void step(String mutation) {
        admin().change(mutation, input("cycleId", cycle)).ok();
    }

    void later(int days) {
        company.server().clock().advance(Duration.ofDays(days));
    }

    /** Waits until what follows a step is done. */
    void awaitThat(String reached, int reviews) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin().ask(
                                        "query($id: ID!) { reviewCycle(id: $id) { progress { %s } } }"
                                                .formatted(reached),
                                        Map.of("id", cycle))
                                .ok()
                                .<Integer>get("reviewCycle.progress." + reached)
                        == reviews);
    }

    TestClient admin() {
        return company.admin();
    }

    TestClient as(String code) {
        return company.server().as(code, Role.SALES_REP);
    }

    TestClient manager(String code) {
        return company.server().as(code, Role.MANAGER);
    }

    String reviewOf(String code) {
        return "review/2026-q1." + code;
    }

    /** Id of a new request. */
    String ask(String person, String kind, String rater) {
        return admin().change(
                        "requestAssessment",
                        input("cycleId", cycle, "personId", "person/" + person, "kind", kind, "raterId", rater),
                        "assessment { id }")
                .ok()
                .get("assessment.id");
    }

    static Answer answer(TestClient rater, String assessment, String comment, Object... criteriaAndScores) {
        List<Map<String, Object>> answers = new ArrayList<>();
        for (int i = 0; i < criteriaAndScores.length; i += 2) {
            answers.add(input(
                    "criterion",
                    criteriaAndScores[i],
                    "score",
                    criteriaAndScores[i + 1],
                    "evidence",
                    "seen: " + criteriaAndScores[i] + " " + comment));
        }
        rater.change("draftAssessment", input("assessmentId", assessment, "answers", answers, "comment", comment))
                .ok();
        return rater.change("submitAssessment", input("assessmentId", assessment))
                .ok();
    }
}
