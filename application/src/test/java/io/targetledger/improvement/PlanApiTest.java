package io.targetledger.improvement;

import java.time.Duration;
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

import static io.targetledger.improvement.Plans.REVENUE;
import static io.targetledger.improvement.Plans.checkIn;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** A plan from draft to close, and its file read back; today is 15 May 2026. */
class PlanApiTest {

    private static TestServer server;
    private static Plans plans;
    private static TestClient auditor;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        plans = Plans.on(server);
        auditor = server.as("audit", Role.AUDITOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void later() {
        server.clock().advance(Duration.ofMinutes(1));
    }

    private static Answer file(TestClient reader, String plan, String fields) {
        return reader.ask("query($id: ID!) { improvementPlan(id: $id) { %s } }".formatted(fields), Map.of("id", plan))
                .ok();
    }

    @Test
    void aPlanIsAgreedAdjustedExtendedAndClosed() {
        String plan = plans.running();
        Map<String, Object> raised = input();
        raised.putAll(REVENUE);
        raised.put("threshold", "320");

        Answer adjusted = plans.sponsor()
                .change(
                        "adjustPlanObjective",
                        input("planId", plan, "objective", raised, "reason", "the hospital came back"),
                        "improvementPlan { inForce { number objectives { threshold } } proposed { number reason"
                                + " objectives { threshold metric { id } } } }")
                .ok();
        assertThat(adjusted.<Object>all("improvementPlan.inForce.objectives[*].threshold"))
                .containsExactly("300", "3");
        assertThat(adjusted.<Object>all("improvementPlan.proposed.objectives[*].threshold"))
                .containsExactly("320", "3");
        assertThat(adjusted.<String>get("improvementPlan.proposed.objectives[0].metric.id"))
                .isEqualTo(Company.REVENUE);

        plans.agree(plan, 2);
        plans.sponsor()
                .change(
                        "extendImprovementPlan",
                        input(
                                "planId",
                                plan,
                                "until",
                                "2026-07-31",
                                "furtherCheckIns",
                                List.of("2026-07-31"),
                                "reason",
                                "ill for three weeks"))
                .ok();
        plans.agree(plan, 3);
        plans.sponsor()
                .change("recordPlanCheckIn", checkIn(plan, "2026-04-30", "2026-05-02", "120"))
                .ok();
        plans.sponsor()
                .change(
                        "closeImprovementPlan",
                        input(
                                "planId",
                                plan,
                                "outcome",
                                "SUCCEEDED",
                                "results",
                                List.of(
                                        input("objective", "revenue", "value", "330"),
                                        input("objective", "calls", "value", "2")),
                                "reason",
                                "all met"))
                .ok();

        Answer file = file(
                auditor,
                plan,
                "status person { id } sponsor { id } terms { number state } answers { terms agreed by { id } comment }"
                        + " checkIns { scheduled terms progress { objective value standing } }"
                        + " closure { outcome on reason closedBy results { objective value met } }"
                        + " history { totalCount nodes { eventType } }");
        assertThat(file.<String>get("improvementPlan.status")).isEqualTo("CLOSED");
        assertThat(file.<String>all("improvementPlan.terms[*].state"))
                .containsExactly("REPLACED", "REPLACED", "IN_FORCE");
        assertThat(file.<Integer>all("improvementPlan.answers[*].terms")).containsExactly(1, 2, 3);
        assertThat(file.<String>all("improvementPlan.answers[*].by.id")).containsOnly(LI_NA);
        assertThat(file.<Integer>get("improvementPlan.checkIns[0].terms")).isEqualTo(3);
        assertThat(file.<Boolean>all("improvementPlan.closure.results[*].met")).containsExactly(true, true);
        assertThat(file.<String>get("improvementPlan.closure.closedBy")).isEqualTo("zhao.min");
        assertThat(file.<String>all("improvementPlan.history.nodes[*].eventType"))
                .containsExactly(
                        "improvement.PlanDrafted",
                        "improvement.TermsAgreed",
                        "improvement.PlanActivated",
                        "improvement.TermsProposed",
                        "improvement.TermsAgreed",
                        "improvement.TermsProposed",
                        "improvement.TermsAgreed",
                        "improvement.CheckInRecorded",
                        "improvement.PlanClosed");
    }

    @Test
    void whatTheRulesRefuseIsAUserError() {
        String plan = plans.drafted();

        assertThat(plans.boss()
                        .change("activateImprovementPlan", input("planId", plan))
                        .refusals())
                .containsExactly("PLAN_IS_NOT@planId");
        assertThat(plans.person()
                        .change("agreeToPlanTerms", input("planId", plan, "terms", 2))
                        .refusals())
                .containsExactly("TERMS_HAVE_CHANGED@terms");
        assertThat(plans.boss()
                        .change("draftImprovementPlan", Plans.draft("originId", "goal/nowhere"))
                        .refusals())
                .containsExactly("UNKNOWN_REFERENCE@origin");
        assertThat(plans.boss()
                        .change("draftImprovementPlan", Plans.draft("sponsorId", LI_NA))
                        .refusals())
                .containsExactly("SPONSOR_IS_THE_PERSON@sponsorId");
    }

    @Test
    void thePersonAloneAnswersAndTheLineAloneActs() {
        String plan = plans.drafted();

        Answer forHer = plans.boss().change("agreeToPlanTerms", input("planId", plan, "terms", 1));
        assertThat(forHer.errorCode()).isEqualTo("FORBIDDEN");
        Answer byRoot = plans.company().admin().change("agreeToPlanTerms", input("planId", plan, "terms", 1));
        assertThat(byRoot.refusals()).containsExactly("NOT_THE_PERSON_OF_THE_PLAN@planId");
        plans.agree(plan, 1);
        assertThat(plans.person()
                        .change("activateImprovementPlan", input("planId", plan))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(auditor.change("activateImprovementPlan", input("planId", plan))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        plans.boss().change("activateImprovementPlan", input("planId", plan)).ok();
    }

    @Test
    void aDraftIsOpenedFromAMissedGoalAndSaysSo() {
        String goal = plans.company().goal("Missed", LI_NA, "1000", "period", Company.FIRST_QUARTER);
        String plan = plans.drafted("originId", goal);

        Answer file = file(plans.person(), plan, "origin { kind reference object { ... on Goal { title } } }");
        assertThat(file.<String>get("improvementPlan.origin.kind")).isEqualTo("GOAL");
        assertThat(file.<String>get("improvementPlan.origin.object.title")).isEqualTo("Missed");
        assertThat(plans.person()
                        .ask(
                                "query($of: ID) { improvementPlans(filter: {origin: $of}) { nodes { id } } }",
                                Map.of("of", goal))
                        .ok()
                        .<String>all("improvementPlans.nodes[*].id"))
                .containsExactly(plan);
    }

    @Test
    void missedCheckInsAreOverdueByTheDayThatIsRead() {
        String plan = plans.running();
        String overdue = "overdueCheckIns nextCheckIn";
        assertThat(file(plans.sponsor(), plan, overdue).<String>all("improvementPlan.overdueCheckIns[*]"))
                .containsExactly("2026-04-30", "2026-05-10");

        later();
        plans.sponsor()
                .change("recordPlanCheckIn", checkIn(plan, "2026-04-30", "2026-05-12", "120"))
                .ok();
        Answer after = file(plans.sponsor(), plan, overdue + " updatedAt");
        assertThat(after.<String>all("improvementPlan.overdueCheckIns[*]")).containsExactly("2026-05-10");
        assertThat(after.<String>get("improvementPlan.nextCheckIn")).isEqualTo("2026-05-10");

        Answer before = plans.sponsor()
                .ask(
                        "query($id: ID!, $asOf: DateTime) { improvementPlan(id: $id, asOf: $asOf) { overdueCheckIns } }",
                        Map.of("id", plan, "asOf", "2026-05-15T08:00:00Z"));
        assertThat(before.<Object>errors()).isEmpty();
        String list =
                "query($late: Boolean) { improvementPlans(filter: {overdue: $late}, first: 200) { nodes { id } } }";
        assertThat(auditor.ask(list, Map.of("late", true)).ok().<String>all("improvementPlans.nodes[*].id"))
                .contains(plan);
        assertThat(auditor.ask(list, Map.of("late", false)).ok().<String>all("improvementPlans.nodes[*].id"))
                .doesNotContain(plan);
    }

    @Test
    void theFileShowsTheTargetsAsTheyStoodOnEachDate() {
        String goal = plans.company().goal("Grow the clinics", LI_NA, "1000");
        String plan = plans.drafted();
        later();
        plans.company()
                .admin()
                .change("reviseTarget", input("goalId", goal, "target", "800", "reason", "territory split"))
                .ok();
        later();
        plans.agree(plan, 1);
        plans.company()
                .admin()
                .change("reviseTarget", input("goalId", goal, "target", "700", "reason", "once more"))
                .ok();

        Answer file = file(plans.person(), plan, "targets { kind at goals { id target } }");
        assertThat(file.<String>all("improvementPlan.targets[*].kind")).containsExactly("DRAFTED", "AGREED");
        assertThat(file.<String>all("improvementPlan.targets[0].goals[?(@.id == '%s')].target".formatted(goal)))
                .containsExactly("1000");
        assertThat(file.<String>all("improvementPlan.targets[1].goals[?(@.id == '%s')].target".formatted(goal)))
                .containsExactly("800");
    }

    @Test
    void theDifferenceNamesWhatChanged() {
        String plan = plans.drafted();
        Answer drafted = file(auditor, plan, "updatedAt");
        later();
        plans.agree(plan, 1);

        Answer answer = auditor.ask(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { improvementPlan(id: $id) {"
                                + " diff(from: $from, to: $to) { path before after } } }",
                        Map.of(
                                "id",
                                plan,
                                "from",
                                drafted.get("improvementPlan.updatedAt"),
                                "to",
                                file(auditor, plan, "updatedAt").get("improvementPlan.updatedAt")))
                .ok();
        assertThat(answer.<String>all("improvementPlan.diff[?(@.path == 'status')].after"))
                .containsExactly("AGREED");
        assertThat(answer.<String>all("improvementPlan.diff[*].path"))
                .contains("inForce.number", "proposed.number", "answers[0].terms");
    }

    @Test
    void supportAndEvidenceAreRecorded() {
        String plan = plans.running();
        plans.sponsor()
                .change("recordPlanSupport", input("planId", plan, "support", "coaching", "on", "2026-05-04"))
                .ok();
        plans.boss()
                .change(
                        "addPlanEvidence",
                        input("planId", plan, "on", "2026-05-05", "words", "The clinic called to complain"))
                .ok();

        Answer file =
                file(plans.person(), plan, "support { code provided { on recordedBy } } evidence { words recordedBy }");
        assertThat(file.<String>all("improvementPlan.support[*].provided[*].recordedBy"))
                .containsExactly("zhao.min");
        assertThat(file.<String>all("improvementPlan.evidence[*].recordedBy")).containsExactly("wang.wei");
    }
}
