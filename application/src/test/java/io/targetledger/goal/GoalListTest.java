package io.targetledger.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Lists of goals: how they are filtered, ordered, paged and rolled up. Each test has goals of its own, below one parent. */
class GoalListTest {

    private static final String LIST = """
            query($filter: GoalFilter, $orderBy: GoalOrder, $first: Int, $after: String, $last: Int, $before: String) {
              goals(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
                totalCount
                nodes { id title attainment actual pacing elapsedShare projected latestMeasurement { id amount } owner { id name } }
                pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
              }
            }""";

    static TestServer server;
    static Company company;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        company.measure(LI_NA, "2026-01-20", "50000");
        company.measure(LI_NA, "2026-05-10", "10000");
        company.measure(WANG_WEI, "2026-02-01", "30000");
        company.measure(ZHAO_MIN, "2026-03-03", "7000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer list(Map<String, Object> filter, Object... more) {
        Map<String, Object> variables = input(more);
        variables.put("filter", filter);
        return admin.ask(LIST, variables).ok();
    }

    @Test
    void whatWasMeasuredOfAUnitIsWhatWasMeasuredOfEverybodyInIt() {
        String parent = company.goal("Everybody in the east", EAST, "200000");

        Answer answer = admin.ask(
                        "query($id: ID!) { goal(id: $id) { actual attainment pacing elapsedShare projected latestMeasurement {"
                                + " amount } measurements(first: 2) { totalCount nodes { subject amount metric { id } } } } }",
                        Map.of("id", parent))
                .ok();

        assertThat(decimal(answer.get("goal.actual"))).isEqualByComparingTo("97000");
        assertThat(decimal(answer.get("goal.attainment"))).isEqualByComparingTo("0.485");
        assertThat(decimal(answer.get("goal.elapsedShare"))).isEqualByComparingTo("0.369863");
        assertThat(decimal(answer.get("goal.latestMeasurement.amount"))).isEqualByComparingTo("10000");
        assertThat(answer.<Integer>get("goal.measurements.totalCount")).isEqualTo(4);
        assertThat(answer.<String>all("goal.measurements.nodes[*].amount")).containsExactly("10000", "7000");
    }

    @Test
    void goalsBelowOneGoalAreRolledUpAndTheGapToItsTargetIsNamed() {
        String top = company.goal("Roll up the east", EAST, "100000");
        String li = company.goal("Roll up of Li Na", LI_NA, "60000", "parentId", top, "weight", "0.75");
        company.goal("Roll up of Zhao Min", ZHAO_MIN, "14000", "parentId", top, "weight", "0.25");
        company.goal("Roll up of a campaign", LI_NA, "5000", "parentId", li);
        company.draft("Roll up of a draft", LI_NA, "7000", "parentId", top);
        admin.change("askChildrenToSum", input("goalId", top, "mustSum", true)).ok();

        Answer answer = admin.ask(
                        "query($id: ID!) { goal(id: $id) { childrenMustSum childrenGap children { totalCount nodes { title } }"
                                + " rollUp { goals active achieved missed weightedAttainment childrenTarget } } }",
                        Map.of("id", top))
                .ok();

        assertThat(answer.<Integer>get("goal.rollUp.goals")).isEqualTo(3);
        assertThat(answer.<Integer>get("goal.rollUp.active")).isEqualTo(3);
        assertThat(decimal(answer.get("goal.rollUp.childrenTarget"))).isEqualByComparingTo("74000");
        assertThat(decimal(answer.get("goal.childrenGap"))).isEqualByComparingTo("26000");
        assertThat(decimal(answer.get("goal.rollUp.weightedAttainment"))).isEqualByComparingTo("0.875");
        assertThat(answer.<Integer>get("goal.children.totalCount")).isEqualTo(3);
    }

    @Test
    void goalsAreFilteredByOwnerTeamStatusPeriodAndAttainment() {
        String top = company.goal("Filter the east", EAST, "300000");
        company.goal("Filter Li Na", LI_NA, "120000", "parentId", top);
        company.goal("Filter Wang Wei", WANG_WEI, "60000", "parentId", top, "period", Company.FIRST_QUARTER);
        company.goal("Filter Zhao Min", ZHAO_MIN, "10000", "parentId", top);
        company.draft("Filter Pudong", PUDONG, "180000", "parentId", top);

        assertThat(titles(input("parent", top, "owner", LI_NA))).containsExactly("Filter Li Na");
        assertThat(titles(input("parent", top, "unit", PUDONG))).containsExactly("Filter Pudong");
        assertThat(titles(input("parent", top, "team", PUDONG)))
                .containsExactly("Filter Li Na", "Filter Pudong", "Filter Wang Wei");
        assertThat(titles(input("parent", top, "status", List.of("DRAFT")))).containsExactly("Filter Pudong");
        assertThat(titles(input("parent", top, "period", input("start", "2026-04-01", "end", "2026-04-30"))))
                .containsExactly("Filter Li Na", "Filter Pudong", "Filter Zhao Min");
        assertThat(titles(input("parent", top, "attainmentFrom", "0.5", "attainmentTo", "0.5")))
                .containsExactly("Filter Li Na", "Filter Pudong", "Filter Wang Wei");
        assertThat(titles(input("parent", top, "attainmentFrom", "0.51"))).containsExactly("Filter Zhao Min");
        assertThat(titles(input("parent", top, "metric", "metric/complaints"))).isEmpty();
        assertThat(list(input("parent", top, "attainmentFrom", "0.51")).<Integer>get("goals.totalCount"))
                .isEqualTo(1);
    }

    private static List<String> titles(Map<String, Object> filter) {
        return list(filter, "orderBy", input("field", "TITLE")).all("goals.nodes[*].title");
    }

    @Test
    void goalsAreOrderedByWhateverIsAskedFor() {
        String top = company.goal("Order the east", EAST, "300000");
        company.goal("Order b", LI_NA, "120000", "parentId", top);
        company.goal("Order a", ZHAO_MIN, "9000", "parentId", top);
        company.goal("Order c", WANG_WEI, "200000", "parentId", top, "period", Company.FIRST_QUARTER);

        assertThat(ordered(top, "TITLE", "ASC")).containsExactly("Order a", "Order b", "Order c");
        assertThat(ordered(top, "TARGET", "ASC")).containsExactly("Order a", "Order b", "Order c");
        assertThat(ordered(top, "TARGET", "DESC")).containsExactly("Order c", "Order b", "Order a");
        assertThat(ordered(top, "ATTAINMENT", "DESC")).containsExactly("Order a", "Order b", "Order c");
        assertThat(ordered(top, "CREATED_AT", "ASC")).hasSize(3);
        assertThat(ordered(top, "PERIOD_END", "ASC").get(0)).isEqualTo("Order c");
        for (String field :
                List.of("TITLE", "TARGET", "ATTAINMENT", "PERIOD_START", "PERIOD_END", "CREATED_AT", "UPDATED_AT")) {
            List<String> ascending = ordered(top, field, "ASC");
            List<String> descending = new ArrayList<>(ordered(top, field, "DESC"));
            java.util.Collections.reverse(descending);
            assertThat(descending).as(field).isEqualTo(ascending);
        }
    }

    private static List<String> ordered(String top, String field, String direction) {
        return list(input("parent", top), "orderBy", input("field", field, "direction", direction))
                .all("goals.nodes[*].title");
    }

    @Test
    void pagesFollowEachOtherInBothDirectionsWhateverHappensMeanwhile() {
        for (String field : List.of("TITLE", "TARGET", "ATTAINMENT")) {
            String top = company.goal("Pages by " + field, EAST, "900000");
            List<String> all = new ArrayList<>();
            for (int i = 1; i <= 7; i++) {
                company.goal("Page goal " + i, ZHAO_MIN, String.valueOf(1000 * i), "parentId", top);
                all.add("Page goal " + i);
            }
            if (field.equals("ATTAINMENT")) {
                java.util.Collections.reverse(all);
            }
            Map<String, Object> orderBy = input("field", field, "direction", "ASC");
            Map<String, Object> filter = input("parent", top);
            Answer first = list(filter, "orderBy", orderBy, "first", 3);

            // One more before the cursor, and the goal that the cursor was made of moves to the end.
            company.goal("Page goal 0", ZHAO_MIN, field.equals("ATTAINMENT") ? "999999" : "1", "parentId", top);
            String last = first.get("goals.nodes[2].id");
            admin.change(
                            "reviseTarget",
                            input(
                                    "goalId",
                                    last,
                                    "target",
                                    field.equals("ATTAINMENT") ? "1" : "500000",
                                    "reason",
                                    "test"))
                    .ok();
            admin.change("rewordGoal", input("goalId", last, "title", "Page goal 9"))
                    .ok();

            Answer second =
                    list(filter, "orderBy", orderBy, "first", 3, "after", first.get("goals.pageInfo.endCursor"));
            assertThat(second.<String>all("goals.nodes[*].title")).as(field).isEqualTo(all.subList(3, 6));
            assertThat(second.<Boolean>get("goals.pageInfo.hasNextPage")).isTrue();
            Answer back =
                    list(filter, "orderBy", orderBy, "last", 2, "before", second.get("goals.pageInfo.startCursor"));
            assertThat(back.<String>all("goals.nodes[*].title")).as(field).isEqualTo(all.subList(0, 2));
        }
    }

    @Test
    void aPageOfFiftyGoalsCostsNoMoreRoundTripsThanOneOfFive() {
        String top = company.goal("Round trips", EAST, "900000");
        String other = company.goal("Round trips too", EAST, "900000");
        for (int i = 0; i < 50; i++) {
            company.draft(
                    "Round trip " + i, i % 2 == 0 ? LI_NA : ZHAO_MIN, 1000 + i, "parentId", i % 3 == 0 ? top : other);
        }
        String query = """
                query($first: Int) {
                  goals(first: $first, orderBy: {field: TARGET}) {
                    nodes {
                      title actual attainment pacing projected
                      owner { id name } metric { name } parent { title }
                      latestMeasurement { id amount metric { id } }
                    }
                  }
                }""";
        admin.ask(query, Map.of("first", 50)).ok();

        int five = roundTrips(query, 5);
        int fifty = roundTrips(query, 50);

        assertThat(fifty).isEqualTo(five).isLessThanOrEqualTo(6);
    }

    private static int roundTrips(String query, int goals) {
        server.bean(io.targetledger.projection.Views.class).upToDate();
        int before = server.roundTrips();
        Answer answer = admin.ask(query, Map.of("first", goals)).ok();
        assertThat(answer.<String>all("goals.nodes[*].latestMeasurement.id")).hasSize(goals);
        assertThat(answer.<String>all("goals.nodes[*].owner.name")).hasSize(goals);
        return server.roundTrips() - before;
    }
}
