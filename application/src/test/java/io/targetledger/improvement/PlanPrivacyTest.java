package io.targetledger.improvement;

import java.time.Duration;
import java.time.Instant;
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

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is neither the person, nor the sponsor, nor above, nor ADMIN or AUDITOR, finds no plan by any way. */
class PlanPrivacyTest {

    private static TestServer server;
    private static Plans plans;
    private static String plan;
    private static TestClient stranger;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        plans = Plans.on(server);
        plan = plans.running();
        stranger = server.as("sun.li", Role.MANAGER, Role.SALES_REP);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thoseWhomItConcernsReadIt() {
        for (TestClient reader : List.of(
                plans.person(),
                plans.sponsor(),
                plans.boss(),
                server.as("root", Role.ADMIN),
                server.as("audit", Role.AUDITOR))) {
            assertThat(reader.ask("query($id: ID!) { node(id: $id) { id } }", Map.of("id", plan))
                            .ok()
                            .<String>get("node.id"))
                    .isEqualTo(plan);
            assertThat(list(reader)).contains(plan);
        }
    }

    @Test
    void toOthersItIsNotThere() {
        Map<String, String> id = Map.of("id", plan);
        assertThat(stranger.ask("query($id: ID!) { node(id: $id) { id } }", id)
                        .ok()
                        .<Object>get("node"))
                .isNull();
        assertThat(stranger.ask("query($id: ID!) { improvementPlan(id: $id) { id } }", id)
                        .ok()
                        .<Object>get("improvementPlan"))
                .isNull();
        Answer list = stranger.ask(
                        "{ improvementPlans { totalCount nodes { id } } improvementPlanEffects { all { plans } } }")
                .ok();
        assertThat(list.<Integer>get("improvementPlans.totalCount")).isZero();
        assertThat(list.<Integer>get("improvementPlanEffects.all.plans")).isZero();
    }

    @Test
    void noFilterTellsThatThereIsOne() {
        assertThat(stranger.ask(
                                "query($of: ID) { improvementPlans(filter: {person: $of, status: [ACTIVE]}) { totalCount } }",
                                Map.of("of", LI_NA))
                        .ok()
                        .<Integer>get("improvementPlans.totalCount"))
                .isZero();
    }

    @Test
    void theAuditLogTellsOthersNothing() {
        String log =
                "query($of: ID, $type: [String!]) { auditLog(filter: {aggregateId: $of, aggregateType: $type}, first: 200) {"
                        + " totalCount nodes { aggregateId } } }";
        for (Map<String, Object> asked :
                List.<Map<String, Object>>of(Map.of("of", plan), Map.of("type", List.of("ImprovementPlan")))) {
            Answer answer = stranger.ask(log, asked).ok();
            assertThat(answer.<Integer>get("auditLog.totalCount")).isZero();
            assertThat(answer.<Object>all("auditLog.nodes[*]")).isEmpty();
        }
        assertThat(stranger.ask(log, Map.of()).ok().<String>all("auditLog.nodes[*].aggregateId"))
                .isNotEmpty()
                .noneMatch(id -> id.startsWith("plan/"));
        assertThat(plans.person().ask(log, Map.of("of", plan)).ok().<Integer>get("auditLog.totalCount"))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsWithheldCannotBeChangedAndIsNotFound() {
        assertThat(stranger.change("activateImprovementPlan", input("planId", plan))
                        .refusals())
                .containsExactly("NOT_FOUND@planId");
        assertThat(stranger.change("activateImprovementPlan", input("planId", "plan/none"))
                        .refusals())
                .containsExactly("NOT_FOUND@planId");
    }

    @Test
    void whoWasSponsorReadsThePastNoMore() {
        String other = plans.running();
        Instant then = server.clock().advance(Duration.ofMinutes(1));
        server.clock().advance(Duration.ofMinutes(1));
        plans.boss()
                .change(
                        "changePlanSponsor",
                        input("planId", other, "sponsorId", Company.WANG_WEI, "reason", "went on leave"))
                .ok();

        String query = "query($id: ID!, $asOf: DateTime) { improvementPlan(id: $id, asOf: $asOf) { id sponsor { id } }"
                + " improvementPlans(asOf: $asOf, first: 200) { nodes { id } } }";
        Map<String, String> past = Map.of("id", other, "asOf", then.toString());
        Answer former = plans.sponsor().ask(query, past).ok();
        assertThat(former.<Object>get("improvementPlan")).isNull();
        assertThat(former.<String>all("improvementPlans.nodes[*].id")).doesNotContain(other);
        Answer person = plans.person().ask(query, past).ok();
        assertThat(person.<String>get("improvementPlan.sponsor.id")).isEqualTo(Company.ZHAO_MIN);
    }

    @Test
    void aManagerElsewhereSeesNoneAndTheOneWhoGetsTheUnitDoes() {
        TestClient east = server.as("zhao.min", Role.MANAGER);
        String hers = plans.drafted("sponsorId", Company.WANG_WEI);
        assertThat(list(east)).doesNotContain(hers);
        plans.company()
                .admin()
                .change(
                        "appointHead",
                        input("unitId", Company.EAST, "personId", Company.ZHAO_MIN, "since", "2026-05-01"))
                .ok();
        assertThat(list(east)).contains(hers);
        plans.company()
                .admin()
                .change(
                        "appointHead",
                        input(
                                "unitId",
                                Company.EAST,
                                "personId",
                                Company.WANG_WEI,
                                "since",
                                "2026-05-02",
                                "reason",
                                "x"))
                .ok();
        assertThat(list(east)).doesNotContain(hers);
    }

    private static List<String> list(TestClient reader) {
        return reader.ask("{ improvementPlans(first: 200) { nodes { id } } }")
                .ok()
                .all("improvementPlans.nodes[*].id");
    }
}
