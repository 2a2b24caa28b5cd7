package io.targetledger.improvement;

import java.util.List;

import io.targetledger.explain.Quantity;
import io.targetledger.explain.Told;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Li Na has two plans that are closed on the 15th of May: one succeeded, one was withdrawn. */
class PlanOutcomeTrendTest {

    @Test
    void outcomesAreOfThePlansThatWhoAsksMayReadAndWithdrawnOnesDoNotCount() {
        try (TestServer server = TestServer.start()) {
            Plans plans = Plans.on(server);
            close(plans, plans.running(), "SUCCEEDED");
            close(plans, plans.running("purpose", "Once more"), "WITHDRAWN");

            Answer all = trend(plans.company().admin(), "UNIT").ok();
            assertThat(all.<String>all("trend.rows[*].value")).containsExactly(null, "1", null);
            assertThat(all.<Integer>all("trend.rows[*].goals")).containsExactly(0, 1, 0);
            assertThat(all.<String>all("trend.rows[*].groupId")).containsOnly(Company.PUDONG);
            assertThat(all.<String>all("trend.rows[*].gap")).containsExactly("EMPTY", null, "FUTURE");

            for (int i = 0; i < 3; i++) {
                Told.in(all, "trend.rows[%d].explain".formatted(i))
                        .explains(all.get("trend.rows[%d].value".formatted(i)));
            }
            Told outcome = Told.in(all, "trend.rows[1].explain");
            long closed = outcome.positions(Quantity.OUTCOME).first();
            Answer log = plans.company()
                    .admin()
                    .ask("{ auditLog(filter: {afterPosition: %d, untilPosition: %d}) { nodes { eventType } } }"
                            .formatted(closed - 1, closed))
                    .ok();
            assertThat(log.<String>all("auditLog.nodes[*].eventType")).containsExactly("improvement.PlanClosed");

            for (TestClient reader :
                    List.of(plans.boss(), plans.sponsor(), plans.person(), server.as("a", Role.AUDITOR))) {
                assertThat(trend(reader, "OWNER").ok().<String>all("trend.rows[*].value"))
                        .containsExactly(null, "1", null);
            }
            assertThat(trend(server.as("somebody", Role.MANAGER), "NONE").ok().<Object>all("trend.rows[*]"))
                    .isEmpty();
            assertThat(trend(server.as("bi", Role.BI), "NONE").errorCode()).isEqualTo("FORBIDDEN");
            assertThat(trend(plans.boss(), "METRIC").errorMessage())
                    .contains("PLAN_OUTCOME cannot be grouped by METRIC")
                    .contains("NONE, UNIT, OWNER");
        }
    }

    private static void close(Plans plans, String plan, String outcome) {
        plans.sponsor()
                .change(
                        "closeImprovementPlan",
                        input(
                                "planId",
                                plan,
                                "outcome",
                                outcome,
                                "results",
                                List.of(
                                        input("objective", "revenue", "value", "330"),
                                        input("objective", "calls", "value", "2")),
                                "reason",
                                "it is over"))
                .ok();
    }

    private static Answer trend(TestClient client, String groupBy) {
        return client.ask(
                "query($groupBy: TrendGroup!) { trend(measure: PLAN_OUTCOME, groupBy: $groupBy, bucket: MONTH, from:"
                        + " \"2026-04-01\", to: \"2026-06-30\") { rows { groupId value goals gap explain "
                        + Told.FIELDS + " } } }",
                input("groupBy", groupBy));
    }
}
