package io.targetledger.review;

import java.util.List;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** A quarter is reviewed from the template to an appeal, by different users, and then read back. */
class ReviewStoryTest {

    private static final String REVIEW = """
            query($id: ID!, $asOf: DateTime) { review(id: $id, asOf: $asOf) {
              version status rating { score level } calibratedRating { score } publishedOn
              person { name } manager { name } ratedBy { name } unit { name }
              goals { title target { value } attainment }
              goalsSince { changed pinned { target { value } } now { target { value } } }
              result { attainment rating { score } criteria { criterion score }
                       categories { kind answers criteria { criterion average evidence } comments } }
              calibrations { by reason previous { score } rating { score } }
              acknowledgement { on comment }
              appeal { on grounds decision { outcome by reason rating { score level } } }
              history { totalCount nodes { eventType actor reason changes { path before after } } } } }""";

    @Test
    void aQuarterIsReviewedFromTheTemplateToAnAppealThatChangesTheRating() {
        try (TestServer server = TestServer.start()) {
            ReviewedCompany story = ReviewedCompany.on(server);
            Company company = story.company();
            String goal = company.goal("Grow in Pudong", LI_NA, "100000", "period", Company.FIRST_QUARTER);
            company.measure(LI_NA, "2026-02-01", "90000");
            story.opened();
            String moved = company.admin()
                    .change(
                            "reviseTarget",
                            input("goalId", goal, "target", "80000", "reason", "too late for the review"),
                            "goal { id updatedAt }")
                    .ok()
                    .get("goal.updatedAt");
            assertThat(moved).isNotNull();

            List<String> asked = ReviewedCompany.PEERS.stream()
                    .map(peer -> story.ask("li.na", "PEER", "person/" + peer))
                    .toList();
            story.assessing();
            TestClient liNa = story.as("li.na");
            TestClient wangWei = story.manager("wang.wei");
            TestClient sunLi = story.manager("sun.li");
            ReviewedCompany.answer(liNa, "assessment/2026-q1.li.na.self", "went well", "teamwork", "5");
            ReviewedCompany.answer(
                    wangWei, "assessment/2026-q1.li.na.manager", "solid", "teamwork", "4", "customer-first", "4");
            for (int peer = 0; peer < 3; peer++) {
                ReviewedCompany.answer(
                        story.as(ReviewedCompany.PEERS.get(peer)),
                        asked.get(peer),
                        "said by " + (9 - peer),
                        "teamwork",
                        3 + peer * 0.5);
            }
            story.as("he.ping")
                    .change(
                            "declineAssessment",
                            input("assessmentId", asked.get(3), "reason", "hardly worked together"))
                    .ok();
            story.calibrating();

            // Teamwork: (0.5 × 4 + 0.3 × 3.5) ÷ 0.8 = 3.8125; goals at 90 %: 3; (0.4 × 3 + 0.4 × 3.8125 + 0.2 × 4) =
            // 3.525
            Answer scored = company.admin()
                    .ask(REVIEW, Map.of("id", story.reviewOf("li.na")))
                    .ok();
            assertThat(scored.<String>get("review.rating.score")).isEqualTo("3.53");
            assertThat(scored.<String>get("review.rating.level")).isEqualTo("MEETS");
            assertThat(scored.<String>get("review.result.attainment")).isEqualTo("0.9");
            assertThat(scored.<String>get("review.goals[0].target.value")).isEqualTo("100000");
            assertThat(scored.<List<String>>get("review.goalsSince[0].changed"))
                    .containsExactly("target", "attainment");
            assertThat(scored.<String>get("review.goalsSince[0].now.target.value"))
                    .isEqualTo("80000");
            assertThat(scored.<String>all("review.result.categories[*].kind"))
                    .containsExactly("SELF", "MANAGER", "PEER");
            assertThat(scored.<String>all("review.result.categories[2].comments[*]"))
                    .containsExactly("said by 7", "said by 8", "said by 9");

            assertThat(wangWei.change(
                                    "calibrateRating",
                                    input("reviewId", story.reviewOf("li.na"), "score", "4", "reason", "mine"))
                            .refusals())
                    .containsExactly("NOT_INDEPENDENT@reviewId");
            assertThat(liNa.change(
                                    "calibrateRating",
                                    input("reviewId", story.reviewOf("li.na"), "score", "5", "reason", "mine"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
            sunLi.change(
                            "calibrateRating",
                            input(
                                    "reviewId",
                                    story.reviewOf("li.na"),
                                    "score",
                                    "3.7",
                                    "reason",
                                    "as others of her level"))
                    .ok();
            story.published();

            Answer hers =
                    liNa.ask(REVIEW, Map.of("id", story.reviewOf("li.na"))).ok();
            assertThat(hers.<String>get("review.rating.score")).isEqualTo("3.7");
            assertThat(hers.<String>get("review.calibrations[0].reason")).isEqualTo("as others of her level");
            liNa.change(
                            "acknowledgeReview",
                            input("reviewId", story.reviewOf("li.na"), "comment", "read, and I do not agree"),
                            "review { acknowledgement { comment } }")
                    .ok();
            assertThat(wangWei.change("appealReview", input("reviewId", story.reviewOf("li.na"), "grounds", "for her"))
                            .errorCode())
                    .isEqualTo("FORBIDDEN");
            liNa.change(
                            "appealReview",
                            input("reviewId", story.reviewOf("li.na"), "grounds", "the deal with Huaxing was left out"))
                    .ok();
            assertThat(sunLi.change("upholdRating", input("reviewId", story.reviewOf("li.na"), "reason", "stays"))
                            .refusals())
                    .containsExactly("NOT_INDEPENDENT@reviewId");
            assertThat(company.admin()
                            .change("closeReviewCycle", input("cycleId", story.cycle(), "reason", "early"))
                            .refusals())
                    .containsExactly("APPEALS_UNDECIDED@cycleId");
            company.admin()
                    .change(
                            "changeRatingOnAppeal",
                            input("reviewId", story.reviewOf("li.na"), "score", "4.3", "reason", "it was"),
                            "review { status rating { score level } }")
                    .ok();

            Answer settled =
                    liNa.ask(REVIEW, Map.of("id", story.reviewOf("li.na"))).ok();
            assertThat(settled.<String>get("review.status")).isEqualTo("SETTLED");
            assertThat(settled.<String>get("review.rating.level")).isEqualTo("EXCEEDS");
            assertThat(settled.<String>get("review.calibratedRating.score")).isEqualTo("3.7");
            assertThat(settled.<String>get("review.appeal.decision.outcome")).isEqualTo("CHANGED");
            assertThat(settled.<String>all("review.history.nodes[*].eventType"))
                    .containsExactly(
                            "review.ReviewOpened",
                            "review.ReviewScored",
                            "review.RatingCalibrated",
                            "review.ReviewPublished",
                            "review.ReviewAcknowledged",
                            "review.ReviewAppealed",
                            "review.RatingChangedOnAppeal");
            story.later(7);
            story.step("closeReviewCycle");

            Answer fairness = company.admin()
                    .ask(
                            "query($id: ID!) { fairnessReport(cycleId: $id) { cycle { name } agreement"
                                    + " overall { before { rated mean } after { mean levels { level people } } }"
                                    + " units { unit { name } ratings { after { rated } } }"
                                    + " raters { rater { name } ratings { before { mean } after { mean } } }"
                                    + " leniency { rater { id } deviation people } } }",
                            Map.of("id", story.cycle()))
                    .ok();
            assertThat(fairness.<Integer>get("fairnessReport.overall.before.rated"))
                    .isEqualTo(1);
            assertThat(fairness.<String>get("fairnessReport.overall.before.mean"))
                    .isEqualTo("3.53");
            assertThat(fairness.<String>get("fairnessReport.overall.after.mean"))
                    .isEqualTo("3.7");
            assertThat(fairness.<String>all("fairnessReport.raters[*].rater.name"))
                    .containsExactly("Wang Wei");
            assertThat(fairness.<String>all("fairnessReport.leniency[*].deviation"))
                    .containsExactlyInAnyOrder("-0.833333", "0.5", "-0.166667", "0.5");
        }
    }
}
