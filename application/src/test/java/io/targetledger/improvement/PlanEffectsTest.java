package io.targetledger.improvement;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Li Na's plan runs from April to June 2026, 91 days: before it lie 31 December to 31 March, after it 1 July to 29 September.
 * Worked out by hand: 0.5 in the first quarter; in April to 15 May 450 of 910, 45 of 91 days, are brought up to 910.
 */
class PlanEffectsTest {

    private static final String EFFECT = "query($id: ID!) { improvementPlan(id: $id) { effect {"
            + " before { period { start end } attainment goals over } during { attainment goals over }"
            + " after { period { start end } attainment over } changeDuring changeAfter } } }";
    private static final String REPORT =
            "{ improvementPlanEffects { all { plans during { plans before then change improved } after { plans change } }"
                    + " byOutcome { outcome plans during { plans change } } } }";

    private TestServer server;
    private Plans plans;

    @BeforeEach
    void start() {
        server = TestServer.start();
        plans = Plans.on(server);
        Company company = plans.company();
        company.goal("First quarter", LI_NA, "900", "period", Company.FIRST_QUARTER);
        company.goal(
                "Second quarter",
                LI_NA,
                "910",
                "weight",
                "0.75",
                "period",
                input("start", "2026-04-01", "end", "2026-06-30"));
        company.goal(
                "Stretched",
                LI_NA,
                "1820",
                "weight",
                "0.25",
                "period",
                input("start", "2026-04-01", "end", "2026-06-30"));
        company.draft("A draft does not count", LI_NA, "1", "period", Company.FIRST_QUARTER);
        company.measure(LI_NA, "2026-02-10", "450");
        company.measure(LI_NA, "2026-05-10", "450");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void attainmentsOfThreePeriodsOfOneLengthAreCompared() {
        String plan = plans.running();

        Answer effect = plans.person().ask(EFFECT, Map.of("id", plan)).ok();

        assertThat(effect.<Map<String, Object>>get("improvementPlan.effect.before.period"))
                .containsEntry("start", "2025-12-31")
                .containsEntry("end", "2026-03-31");
        assertThat(effect.<Map<String, Object>>get("improvementPlan.effect.after.period"))
                .containsEntry("start", "2026-07-01")
                .containsEntry("end", "2026-09-29");
        assertThat(effect.<String>get("improvementPlan.effect.before.attainment"))
                .isEqualTo("0.5");
        assertThat(effect.<Integer>get("improvementPlan.effect.before.goals")).isEqualTo(1);
        // 0.75 × 1 + 0.25 × 0.5
        assertThat(effect.<String>get("improvementPlan.effect.during.attainment"))
                .isEqualTo("0.875");
        assertThat(effect.<Integer>get("improvementPlan.effect.during.goals")).isEqualTo(2);
        assertThat(effect.<Boolean>get("improvementPlan.effect.during.over")).isFalse();
        assertThat(effect.<Object>get("improvementPlan.effect.after.attainment"))
                .isNull();
        assertThat(effect.<String>get("improvementPlan.effect.changeDuring")).isEqualTo("0.375");
        assertThat(effect.<Object>get("improvementPlan.effect.changeAfter")).isNull();
    }

    @Test
    void overAllOnlyWhatIsOverIsCompared() {
        String plan = plans.running();
        plans.drafted();
        assertThat(plans.boss().ask(REPORT).ok().<Integer>get("improvementPlanEffects.all.during.plans"))
                .isZero();

        server.clock().advance(Duration.ofDays(50));
        plans.sponsor()
                .change(
                        "closeImprovementPlan",
                        input(
                                "planId",
                                plan,
                                "outcome",
                                "FAILED",
                                "results",
                                List.of(
                                        input("objective", "revenue", "value", "299"),
                                        input("objective", "calls", "value", "2")),
                                "reason",
                                "just short"))
                .ok();
        Answer report = plans.boss().ask(REPORT).ok();

        assertThat(report.<Integer>get("improvementPlanEffects.all.plans")).isEqualTo(2);
        assertThat(report.<Integer>get("improvementPlanEffects.all.during.plans"))
                .isEqualTo(1);
        // 450 of 910 and of 1820 by the end of June: 0.75 × 0.494505 + 0.25 × 0.247253
        assertThat(decimal(report.get("improvementPlanEffects.all.during.then")))
                .isEqualByComparingTo("0.432692");
        assertThat(decimal(report.get("improvementPlanEffects.all.during.change")))
                .isEqualByComparingTo("-0.067308");
        assertThat(report.<Integer>get("improvementPlanEffects.all.during.improved"))
                .isZero();
        assertThat(report.<Integer>get("improvementPlanEffects.all.after.plans"))
                .isZero();
        assertThat(report.<Integer>all("improvementPlanEffects.byOutcome[?(@.outcome == 'FAILED')].during.plans"))
                .containsExactly(1);
        assertThat(report.<Integer>all("improvementPlanEffects.byOutcome[?(@.outcome == 'SUCCEEDED')].plans"))
                .containsExactly(0);
    }

    @Test
    void aPlanThatNeverRanHasNone() {
        String plan = plans.drafted();
        assertThat(plans.person().ask(EFFECT, Map.of("id", plan)).ok().<Object>get("improvementPlan.effect"))
                .isNull();
    }
}
