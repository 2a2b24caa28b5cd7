package io.targetledger.goal;

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

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What an auditor asks of a goal: who changed it, when, why, from what to what, and how it stood before. */
class GoalAuditTest {

    static TestServer server;
    static Company company;
    static TestClient auditor;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        auditor = server.as("audit", Role.AUDITOR);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String revisedThreeTimes() {
        String goal = company.goal("Grow in Pudong", LI_NA, "100000");
        revise(server.as("root", Role.ADMIN), goal, "110000", "a new district");
        revise(server.as("wang.wei", Role.MANAGER), goal, "120000.5", "the district did well");
        revise(server.as("chen.jie", Role.ADMIN), goal, "90000", "the plant closed");
        server.clock().advance(Duration.ofMinutes(1));
        return goal;
    }

    private static void revise(TestClient client, String goal, String target, String reason) {
        server.clock().advance(Duration.ofMinutes(1));
        client.change("reviseTarget", input("goalId", goal, "target", target, "reason", reason))
                .ok();
    }

    private static final String HISTORY = """
            query($id: ID!) {
              goal(id: $id) {
                target originalTarget targetRevisions version
                history {
                  totalCount
                  nodes { version eventType actor roles reason source recordedAt correlationId changes { path before after } }
                }
              }
            }""";

    @Test
    void threeRevisionsByThreePeopleAreThreeEntriesWithWhoAndWhyAndFromWhatToWhat() {
        String goal = revisedThreeTimes();

        Answer answer = auditor.ask(HISTORY, Map.of("id", goal)).ok();

        String revisions = "goal.history.nodes[?(@.eventType == 'goal.TargetRevised')]";
        assertThat(answer.<String>all(revisions + ".actor")).containsExactly("root", "wang.wei", "chen.jie");
        assertThat(answer.<List<String>>all(revisions + ".roles"))
                .containsExactly(List.of("ADMIN"), List.of("MANAGER"), List.of("ADMIN"));
        assertThat(answer.<String>all(revisions + ".reason"))
                .containsExactly("a new district", "the district did well", "the plant closed");
        assertThat(answer.<String>all(revisions + ".changes[?(@.path == 'target')].before"))
                .containsExactly("100000", "110000", "120000.5");
        assertThat(answer.<String>all(revisions + ".changes[?(@.path == 'target')].after"))
                .containsExactly("110000", "120000.5", "90000");
        assertThat(answer.<String>all(revisions + ".source")).containsOnly("graphql");
        assertThat(answer.<String>get("goal.target")).isEqualTo("90000");
        assertThat(answer.<String>get("goal.originalTarget")).isEqualTo("100000");
        assertThat(answer.<Integer>get("goal.targetRevisions")).isEqualTo(3);
        assertThat(answer.<Integer>get("goal.history.totalCount"))
                .isEqualTo(answer.<Integer>get("goal.version"))
                .isEqualTo(5);
    }

    @Test
    void asOfAMomentBetweenTwoRevisionsTheOldTargetIsAnswered() {
        String goal = revisedThreeTimes();
        List<String> moments = auditor.ask(HISTORY, Map.of("id", goal)).ok().all("goal.history.nodes[*].recordedAt");
        String query = "query($id: ID!, $asOf: DateTime) { goal(id: $id, asOf: $asOf) { target targetRevisions version"
                + " elapsedShare history { totalCount nodes { version } } } }";

        List<String> targets = moments.stream()
                .map(moment -> auditor.ask(query, Map.of("id", goal, "asOf", moment))
                        .ok()
                        .<String>get("goal.target"))
                .toList();

        assertThat(targets).containsExactly("100000", "100000", "110000", "120000.5", "90000");
        Answer first = auditor.ask(query, Map.of("id", goal, "asOf", moments.get(2)));
        assertThat(first.<Integer>get("goal.version")).isEqualTo(3);
        assertThat(first.<Integer>all("goal.history.nodes[*].version")).containsExactly(1, 2, 3);
        assertThat(auditor.ask(query, Map.of("id", goal, "asOf", "2026-01-01T00:00:00Z"))
                        .ok()
                        .<Object>get("goal"))
                .isNull();
    }

    @Test
    void theDifferenceBetweenTwoMomentsNamesWhatChanged() {
        String goal = revisedThreeTimes();
        List<String> moments = auditor.ask(HISTORY, Map.of("id", goal)).ok().all("goal.history.nodes[*].recordedAt");

        Answer answer = auditor.ask(
                        "query($id: ID!, $from: DateTime!, $to: DateTime!) { goal(id: $id) { diff(from: $from, to: $to) { path"
                                + " before after } } }",
                        Map.of("id", goal, "from", moments.get(2), "to", moments.get(4)))
                .ok();

        assertThat(answer.<String>all("goal.diff[*].path")).containsExactly("target", "targetRevisions");
        assertThat(answer.<String>get("goal.diff[0].before")).isEqualTo("110000");
        assertThat(answer.<String>get("goal.diff[0].after")).isEqualTo("90000");
    }

    @Test
    void theHistoryIsPagedFromEitherEnd() {
        String goal = revisedThreeTimes();
        String query =
                "query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { goal(id: $id) { history("
                        + "first: $first, after: $after, last: $last, before: $before) { nodes { version } pageInfo { hasNextPage"
                        + " hasPreviousPage startCursor endCursor } } } }";

        Answer first = auditor.ask(query, Map.of("id", goal, "first", 2)).ok();
        Answer second = auditor.ask(
                        query, Map.of("id", goal, "first", 2, "after", first.get("goal.history.pageInfo.endCursor")))
                .ok();
        Answer last = auditor.ask(query, Map.of("id", goal, "last", 2)).ok();
        Answer beforeLast = auditor.ask(
                        query, Map.of("id", goal, "last", 2, "before", last.get("goal.history.pageInfo.startCursor")))
                .ok();

        assertThat(first.<Integer>all("goal.history.nodes[*].version")).containsExactly(1, 2);
        assertThat(second.<Integer>all("goal.history.nodes[*].version")).containsExactly(3, 4);
        assertThat(last.<Integer>all("goal.history.nodes[*].version")).containsExactly(4, 5);
        assertThat(beforeLast.<Integer>all("goal.history.nodes[*].version")).containsExactly(2, 3);
        assertThat(first.<Boolean>get("goal.history.pageInfo.hasNextPage")).isTrue();
        assertThat(first.<Boolean>get("goal.history.pageInfo.hasPreviousPage")).isFalse();
    }

    @Test
    void theAuditLogFindsWhatOnePersonDidOfOneKind() {
        String goal = revisedThreeTimes();
        String query = """
                query($filter: AuditFilter, $order: SortDirection) {
                  auditLog(filter: $filter, order: $order) {
                    totalCount
                    nodes { position aggregateId aggregateType eventType actor object { __typename id ... on Goal { title } ... on Person { name } } }
                  }
                }""";

        Answer one = auditor.ask(
                        query,
                        Map.of(
                                "filter",
                                Map.of("actor", "wang.wei", "eventType", "goal.TargetRevised", "aggregateId", goal)))
                .ok();
        assertThat(one.<String>all("auditLog.nodes[*].aggregateId")).containsExactly(goal);
        assertThat(one.<String>get("auditLog.nodes[0].object.title")).isEqualTo("Grow in Pudong");
        assertThat(one.<Integer>get("auditLog.totalCount")).isEqualTo(1);

        Answer people = auditor.ask(
                        query,
                        Map.of("filter", Map.of("aggregateType", "Person", "untilPosition", 100), "order", "ASC"))
                .ok();
        assertThat(people.<String>all("auditLog.nodes[*].object.name"))
                .containsExactly("Wang Wei", "Li Na", "Zhao Min");
        assertThat(people.<String>all("auditLog.nodes[*].object.__typename")).containsOnly("Person");

        List<Integer> newestFirst = auditor.ask(query).ok().all("auditLog.nodes[*].position");
        assertThat(newestFirst).isSortedAccordingTo((a, b) -> b - a).isNotEmpty();
    }

    @Test
    void theWholeLifeOfAGoalIsAnswered() {
        TestClient manager = server.as("wang.wei", Role.MANAGER);
        String parent = company.goal("Grow in the east", Company.EAST, "900000");
        Answer defined = manager.change(
                "defineGoal",
                Company.smart("Win back old customers", LI_NA, "100000", "parentId", parent, "objective", null),
                "goal { id status version owner { id name } metric { id name } parent { id title } period { start end } currency unit }");
        String goal = defined.ok().get("goal.id");
        assertThat(defined.<String>get("goal.status")).isEqualTo("DRAFT");
        assertThat(defined.<String>get("goal.owner.name")).isEqualTo("Li Na");
        assertThat(defined.<String>get("goal.metric.name")).isEqualTo("Total revenue");
        assertThat(defined.<String>get("goal.parent.title")).isEqualTo("Grow in the east");
        assertThat(defined.<String>get("goal.currency")).isEqualTo("CNY");

        manager.change("activateGoal", input("goalId", goal, "expectedVersion", 1))
                .ok();
        manager.change("reassignGoal", input("goalId", goal, "ownerId", WANG_WEI, "reason", "parental leave"))
                .ok();
        manager.change("alignGoal", input("goalId", goal, "objective", "keep what we have", "weight", "0.5"))
                .ok();
        manager.change(
                        "changePeriod",
                        input("goalId", goal, "period", Company.FIRST_QUARTER, "reason", "the campaign ends early"))
                .ok();
        manager.change(
                        "reassessConfidence",
                        input("goalId", goal, "confidence", "0.9", "rationale", "half of it is signed"))
                .ok();
        manager.change("rewordGoal", input("goalId", goal, "title", "Win back five old customers"))
                .ok();
        company.measure(WANG_WEI, "2026-02-10", "125000.25");
        Answer closed = manager.change(
                        "closeGoal",
                        input("goalId", goal),
                        "goal { status title version closure { outcome decidedBy actual attainment reason } parent { id } }")
                .ok();
        assertThat(closed.<String>get("goal.status")).isEqualTo("ACHIEVED");
        assertThat(closed.<String>get("goal.closure.decidedBy")).isEqualTo("MEASUREMENTS");
        assertThat(Company.decimal(closed.get("goal.closure.actual"))).isEqualByComparingTo("125000.25");
        assertThat(closed.<Object>get("goal.parent")).isNull();

        Answer reopened = manager.change(
                        "reopenGoal",
                        input("goalId", goal, "reason", "a deal fell through"),
                        "goal { status closure { outcome } }")
                .ok();
        assertThat(reopened.<String>get("goal.status")).isEqualTo("ACTIVE");
        assertThat(reopened.<Object>get("goal.closure")).isNull();
        Answer cancelled = manager.change(
                        "cancelGoal", input("goalId", goal, "reason", "merged into another"), "goal { status }")
                .ok();
        assertThat(cancelled.<String>get("goal.status")).isEqualTo("CANCELLED");
        assertThat(cancelled.<Integer>get("version")).isEqualTo(10);
    }
}
