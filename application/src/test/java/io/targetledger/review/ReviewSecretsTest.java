package io.targetledger.review;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

/**
 * The reviewed person, colleagues and a peer who rated try every door, at every stage of a cycle and as of every earlier
 * one: nobody learns an answer that is not theirs, who was asked, or that anybody was.
 */
@TestMethodOrder(OrderAnnotation.class)
class ReviewSecretsTest {

    /** Stands in every text that peers and customers write, and in nothing else. */
    private static final String SECRET = "Geheimnis";

    private static final String OF_MANAGER = "assessment/2026-q1.li.na.manager";
    private static final String OF_SELF = "assessment/2026-q1.li.na.self";
    private static final String HERS = "review/2026-q1.li.na";

    private static TestServer server;
    private static ReviewedCompany story;
    private static final Map<String, String> STAGES = new LinkedHashMap<>();
    private static final List<String> ANONYMOUS = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        story = ReviewedCompany.on(server);
        Company company = story.company();
        company.goal("Grow in Pudong", LI_NA, "100000", "period", Company.FIRST_QUARTER);
        company.measure(LI_NA, "2026-02-01", "90000");
        for (String customer : List.of("apple", "pear")) {
            company.admin()
                    .change("registerCustomer", input("code", customer, "name", customer))
                    .ok();
        }
        story.opened();
        for (int peer = 0; peer < 3; peer++) {
            ANONYMOUS.add(story.ask("li.na", "PEER", "person/" + ReviewedCompany.PEERS.get(peer)));
        }
        ANONYMOUS.add(story.ask("li.na", "CUSTOMER", "customer/apple"));
        ANONYMOUS.add(story.ask("li.na", "CUSTOMER", "customer/pear"));
        stage("asked");
        story.assessing();
        ReviewedCompany.answer(story.as("li.na"), OF_SELF, "mine", "teamwork", "5");
        ReviewedCompany.answer(
                story.manager("wang.wei"), OF_MANAGER, "from the manager", "teamwork", "4", "customer-first", "4");
        for (int peer = 0; peer < 3; peer++) {
            ReviewedCompany.answer(
                    story.as(ReviewedCompany.PEERS.get(peer)), ANONYMOUS.get(peer), SECRET, "teamwork", "2.5");
            stage("answer " + peer);
        }
        for (String customer : ANONYMOUS.subList(3, 5)) {
            ReviewedCompany.answer(company.admin(), customer, SECRET, "customer-first", "1.5");
        }
        stage("answered");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Remembers the moment, to ask as of it later. */
    private static void stage(String name) {
        STAGES.put(name, server.clock().instant().toString());
        server.clock().advance(Duration.ofMinutes(1));
    }

    private static TestClient liNa() {
        return story.as("li.na");
    }

    /** What she may not find in any answer before publication, nor anybody but the rater ever: of anonymous raters. */
    private static Set<String> ofRaters() {
        Set<String> secrets = new LinkedHashSet<>(ANONYMOUS);
        secrets.add(SECRET);
        secrets.add("review.AssessmentRequested");
        secrets.add("review.AssessmentDrafted");
        secrets.add("review.AssessmentSubmitted");
        return secrets;
    }

    @Test
    @Order(1)
    void whileAnswersComeInNobodyLearnsOfThemThroughAnyDoor() {
        for (TestClient curious :
                List.of(liNa(), story.manager("li.na"), story.as("he.ping"), story.manager("zhao.min"))) {
            everyDoorIsShut(curious, Set.of("from the manager", "2.5", "1.5"));
        }
        // A manager of the line sees the review, which has nothing of it.
        everyDoorIsShut(story.manager("sun.li"), Set.of("from the manager", "2.5", "1.5"));
    }

    @Test
    @Order(2)
    void aPeerWhoRatedFindsTheirOwnAnswerAndNoOther() {
        TestClient peer = story.as(ReviewedCompany.PEERS.get(0));
        Answer own = peer.ask("{ assessments(filter: {kind: [PEER]}) { totalCount nodes { id rater { id } review { id }"
                        + " asked { code } answers { score } history { totalCount nodes { actor } } } } }")
                .ok();
        assertThat(own.<Integer>get("assessments.totalCount")).isEqualTo(1);
        assertThat(own.<String>all("assessments.nodes[*].id")).containsExactly(ANONYMOUS.get(0));
        assertThat(own.<Object>get("assessments.nodes[0].review")).isNull();
        assertThat(own.<String>all("assessments.nodes[0].asked[*].code")).containsExactly("teamwork");
        assertThat(own.<String>all("assessments.nodes[*].history.nodes[*].actor"))
                .containsExactly("root", "chen.jie", "chen.jie");
        assertThat(peer.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", ANONYMOUS.get(1)))
                        .ok()
                        .<Object>get("node"))
                .isNull();
        Answer log = peer.ask(
                        "query($id: ID!) { auditLog(filter: {aggregateId: $id}) { totalCount } }",
                        Map.of("id", ANONYMOUS.get(1)))
                .ok();
        assertThat(log.<Integer>get("auditLog.totalCount")).isZero();
        Answer ownLog = peer.ask(
                        "query($id: ID!) { auditLog(filter: {aggregateId: $id}) { totalCount } }",
                        Map.of("id", ANONYMOUS.get(0)))
                .ok();
        assertThat(ownLog.<Integer>get("auditLog.totalCount")).isEqualTo(3);
    }

    @Test
    @Order(3)
    void nobodyAnswersForAnotherNorLearnsThatTheyCould() {
        for (String assessment : List.of(ANONYMOUS.get(0), ANONYMOUS.get(3), OF_MANAGER, "assessment/none")) {
            for (String mutation : List.of("submitAssessment", "declineAssessment", "withdrawAssessment")) {
                Map<String, Object> given = input("assessmentId", assessment, "expectedVersion", 1);
                if (!mutation.equals("submitAssessment")) {
                    given.put("reason", "curious");
                }
                assertThat(liNa().change(mutation, given).refusals())
                        .as("%s of %s", mutation, assessment)
                        .containsExactly("NOT_FOUND@assessmentId");
            }
        }
        for (String review : List.of("review/2026-q1.he.ping", "review/none")) {
            assertThat(liNa().change("appealReview", input("reviewId", review, "grounds", "curious"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
        }
        for (TestClient rater : List.of(liNa(), story.manager("wang.wei"))) {
            assertThat(rater.change(
                                    "requestAssessment",
                                    input(
                                            "cycleId",
                                            story.cycle(),
                                            "personId",
                                            LI_NA,
                                            "kind",
                                            "PEER",
                                            "raterId",
                                            "person/chen.jie"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
        }
    }

    @Test
    @Order(4)
    void duringCalibrationThePersonSeesTheReviewAsItWasOpened() {
        story.calibrating();
        story.manager("sun.li")
                .change("calibrateRating", input("reviewId", HERS, "score", "3.9", "reason", "hush"))
                .ok();
        stage("calibrated");

        everyDoorIsShut(
                liNa(), Set.of("from the manager", "2.5", "1.5", "hush", "3.9", "Scored", "Calibrated", "SCORED"));
        Answer hers = liNa().ask(
                        "query($id: ID!) { review(id: $id) { version status updatedAt createdAt position"
                                + " goals { title } history { totalCount } assessments { nodes { id } } } }",
                        Map.of("id", HERS))
                .ok();
        assertThat(hers.<Integer>get("review.version")).isEqualTo(1);
        assertThat(hers.<String>get("review.updatedAt")).isEqualTo(hers.get("review.createdAt"));
        assertThat(hers.<Integer>get("review.history.totalCount")).isEqualTo(1);
        assertThat(hers.<String>all("review.assessments.nodes[*].id")).containsExactly(OF_SELF);
        String diff = "query($id: ID!, $from: DateTime!, $to: DateTime!) { review(id: $id)"
                + " { diff(from: $from, to: $to) { path } } }";
        Map<String, Object> moments =
                Map.of("id", HERS, "from", STAGES.get("answered"), "to", STAGES.get("calibrated"));
        assertThat(liNa().ask(diff, moments).ok().<Object>all("review.diff[*]")).isEmpty();
        assertThat(story.manager("sun.li").ask(diff, moments).ok().<String>all("review.diff[*].path"))
                .contains("status", "rating.score", "calibrations[0].reason");
        Answer found = liNa().ask("{ scored: reviews(filter: {status: [SCORED]}) { totalCount }"
                        + " opened: reviews(filter: {status: [OPEN]}) { totalCount }"
                        + " meets: reviews(filter: {level: \"MEETS\"}) { totalCount } }")
                .ok();
        assertThat(found.<Integer>get("scored.totalCount")).isZero();
        assertThat(found.<Integer>get("meets.totalCount")).isZero();
        assertThat(found.<Integer>get("opened.totalCount")).isEqualTo(1);
        // Who leads her sees it, and who rated her; not the answers.
        assertThat(story.manager("sun.li")
                        .ask("query($id: ID!) { review(id: $id) { version } }", Map.of("id", HERS))
                        .ok()
                        .<Integer>get("review.version"))
                .isEqualTo(3);
    }

    @Test
    @Order(5)
    void oncePublishedThePersonSeesThreePeersTogetherAndTwoCustomersNotAtAll() {
        story.published();
        Answer hers = liNa().ask(
                        "query($id: ID!) { review(id: $id) { result { categories { kind answers comments } }"
                                + " assessments { nodes { id answers { score } } } } }",
                        Map.of("id", HERS))
                .ok();
        assertThat(hers.<String>all("review.result.categories[*].kind")).containsExactly("SELF", "MANAGER", "PEER");
        assertThat(hers.<String>all("review.assessments.nodes[*].id")).containsExactlyInAnyOrder(OF_SELF, OF_MANAGER);
        Answer before = liNa().ask(
                        "query($id: ID!, $asOf: DateTime) { assessment(id: $id, asOf: $asOf) { status answers { score } } }",
                        Map.of("id", OF_MANAGER, "asOf", STAGES.get("asked")))
                .ok();
        assertThat(before.<String>get("assessment.status")).isEqualTo("REQUESTED");

        for (TestClient curious : List.of(liNa(), story.as("he.ping"))) {
            everyDoorIsShut(curious, ANONYMOUS, Set.of("1.5", "review.AssessmentSubmitted"), false);
        }
        // What was frozen once is the same at every moment at which it is there: nothing can be subtracted.
        Answer then = liNa().ask(
                        "query($id: ID!, $asOf: DateTime) { review(id: $id, asOf: $asOf) { result { categories"
                                + " { kind answers criteria { average } } } } }",
                        Map.of("id", HERS, "asOf", STAGES.get("answered")));
        assertThat(then.<Object>get("review.result")).isNull();
        assertThat(liNa().ask(
                                "query($id: ID!) { fairnessReport(cycleId: $id) { agreement } }",
                                Map.of("id", story.cycle()))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(liNa().ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", "review/2026-q1.chen.jie"))
                        .ok()
                        .<Object>get("node"))
                .isNull();
    }

    @Test
    @Order(6)
    void theAuditorSeesAll() {
        TestClient auditor = server.as("audit", Role.AUDITOR);
        Answer all = auditor.ask(
                        "query($id: ID!) { assessments(filter: {review: $id, kind: [PEER, CUSTOMER]})"
                                + " { totalCount nodes { rater { id } answers { score } } }"
                                + " auditLog(filter: {aggregateType: [\"Assessment\"], eventType: [\"review.AssessmentSubmitted\"]})"
                                + " { totalCount } }",
                        Map.of("id", HERS))
                .ok();
        assertThat(all.<Integer>get("assessments.totalCount")).isEqualTo(5);
        assertThat(all.<Integer>get("auditLog.totalCount")).isEqualTo(7);
    }

    private static void everyDoorIsShut(TestClient curious, Set<String> further) {
        everyDoorIsShut(curious, ofRaters(), further, true);
    }

    private static void everyDoorIsShut(
            TestClient curious, Iterable<String> secrets, Set<String> further, boolean unpublished) {
        List<String> moments = new ArrayList<>(STAGES.values());
        moments.add(null);
        for (String moment : moments) {
            String asOf = moment == null ? "" : ", asOf: \"" + moment + "\"";
            List<String> doors = new ArrayList<>(
                    List.of(
                            "{ assessments(first: 50%s) { totalCount nodes { id rater { id } kind answers { score evidence } comment } } }",
                            "{ assessments(filter: {review: \"" + HERS
                                    + "\", kind: [PEER, CUSTOMER]}%s) { totalCount nodes { id } } }",
                            "{ assessments(filter: {rater: \"person/chen.jie\"}%s) { totalCount nodes { id } } }",
                            "{ assessments(filter: {kind: [PEER], status: [SUBMITTED]}%s) { totalCount nodes { id } } }",
                            "{ reviewReminders(cycleId: \"review-cycle/2026-q1\"%s) { totalCount nodes { subject { id } waitsFor { id } } } }",
                            "{ reviewCycle(id: \"review-cycle/2026-q1\"%s) { version progress { scored } history { nodes { actor changes { path after } } }"
                                    + " reviews { totalCount nodes { id version status rating { score } result { categories { kind } } } } } }",
                            "{ auditLog(first: 200%s) { totalCount nodes { aggregateId aggregateType eventType actor reason object { id } } } }",
                            "{ auditLog(filter: {aggregateType: [\"Assessment\"]}, first: 200%s) { totalCount nodes { aggregateId actor } } }",
                            "{ auditLog(filter: {actor: \"chen.jie\"}, first: 200%s) { totalCount nodes { aggregateId eventType } } }",
                            "{ auditLog(filter: {eventType: [\"review.AssessmentSubmitted\", \"review.RatingCalibrated\"]}, first: 200%s) { totalCount nodes { aggregateId actor } } }"));
            if (unpublished) {
                doors.add("{ auditLog(filter: {aggregateId: \"" + HERS
                        + "\"}, first: 200%s) { nodes { aggregateId eventType actor reason object { id } } } }");
                doors.add("{ review(id: \"" + HERS + "\") { diff(from: \"" + STAGES.get("asked") + "\", to: \""
                        + server.clock().instant() + "\") { path before after } } }");
                doors.add("{ review(id: \"" + HERS
                        + "\"%s) { version status rating { score } calibratedRating { score } ratedBy { id } calibrations { reason }"
                        + " result { categories { kind } } history { totalCount nodes { eventType actor reason changes { path before after } } }"
                        + " explain { value nodes { value of } } rated: explain(of: RATING) { value }"
                        + " assessments { nodes { id } } } }");
            }
            for (String anonymous : List.of(ANONYMOUS.get(0), ANONYMOUS.get(3))) {
                isAbsent(curious, "node(id: \"%s\"%s) { id }".formatted(anonymous, asOf), "node");
                isAbsent(curious, "assessment(id: \"%s\"%s) { id }".formatted(anonymous, asOf), "assessment");
                Answer log = curious.ask("{ auditLog(filter: {aggregateId: \"%s\"}%s) { totalCount } }"
                                .formatted(anonymous, asOf))
                        .ok();
                assertThat(log.<Integer>get("auditLog.totalCount")).isZero();
            }
            for (String door : doors) {
                Answer answer = curious.ask(door.formatted(asOf)).ok();
                assertThat(answer.toString()).as(door).doesNotContain(secrets).doesNotContain(further);
                if (door.contains("PEER") || door.contains("chen.jie") || door.contains("AssessmentSubmitted")) {
                    assertThat(answer.<Integer>all("*.totalCount")).as(door).containsExactly(0);
                }
            }
        }
    }

    private static void isAbsent(TestClient curious, String field, String name) {
        assertThat(curious.ask("{ " + field + " }").ok().<Object>get(name)).isNull();
    }
}
