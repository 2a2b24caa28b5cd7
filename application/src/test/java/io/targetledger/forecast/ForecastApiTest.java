package io.targetledger.forecast;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.REVENUE;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Li Na and Wang Wei of one team sell 40 on the tenth and 60 on the last day of each of the nine quarters from 2024 on. In the
 * second quarter of 2026 Li Na sells 50 on the tenth, Wang Wei nothing, Zhao Min of another team 30 for the first time. It
 * is the 15th of May, day 45 of 91. What is recorded later is known later.
 */
class ForecastApiTest {

    private static final String FIELDS = "forecast { value lower upper level attainment method basis elapsedShare"
            + " ownPeriods comparablePeriods } projected";
    private static final Map<String, Object> SECOND_QUARTER = input("start", "2026-04-01", "end", "2026-06-30");

    private static TestServer server;
    private static TestClient admin;
    private static String ofLiNa;
    private static String ofZhaoMin;
    private static String next;
    private static String ofTeam;
    private static String cancelled;
    private static String then;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        Company company = Company.foundedOn(server);
        admin = company.admin();
        for (LocalDate first = LocalDate.of(2024, 1, 1);
                first.isBefore(LocalDate.of(2026, 4, 1));
                first = first.plusMonths(3)) {
            for (String seller : List.of(LI_NA, WANG_WEI)) {
                company.measure(seller, first.plusDays(9).toString(), "40");
                company.measure(seller, first.plusMonths(3).minusDays(1).toString(), "60");
            }
        }
        company.measure(LI_NA, "2026-04-10", "50");
        company.measure(ZHAO_MIN, "2026-04-10", "30");
        ofLiNa = company.goal("Li Na", LI_NA, "100", "period", SECOND_QUARTER);
        ofZhaoMin = company.goal("Zhao Min", ZHAO_MIN, "100", "period", SECOND_QUARTER);
        ofTeam = company.goal("Pudong", PUDONG, "200", "period", SECOND_QUARTER);
        next = company.draft("Li Na next", LI_NA, "125", "period", input("start", "2026-07-01", "end", "2026-09-30"));
        cancelled = company.goal("Not any more", LI_NA, "100", "period", SECOND_QUARTER);
        admin.change("cancelGoal", input("goalId", cancelled, "reason", "doubled"))
                .ok();
        then = server.clock().instant().toString();
        server.clock().advance(Duration.ofDays(20));
        company.measure(LI_NA, "2026-05-02", "45");
        company.measure(LI_NA, "2026-03-30", "400");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer goal(String id, String asOf) {
        return admin.ask(
                        "query($id: ID!, $asOf: DateTime) { goal(id: $id, asOf: $asOf) { %s } }".formatted(FIELDS),
                        input("id", id, "asOf", asOf))
                .ok();
    }

    @Test
    void whatIsThereIsCompletedByTheCurveOfTheOwnerAndTheTeam() {
        Answer answer = goal(ofLiNa, then);

        // 40 of 100 by then: 50 + 0.6 × (50 + 0.6 × 100)
        assertThat(answer.<String>get("goal.forecast.value")).isEqualTo("116");
        assertThat(answer.<String>get("goal.forecast.attainment")).isEqualTo("1.16");
        assertThat(answer.<String>get("goal.forecast.lower")).isEqualTo("116");
        assertThat(answer.<String>get("goal.forecast.upper")).isEqualTo("116");
        assertThat(answer.<String>get("goal.forecast.level")).isEqualTo("0.8");
        assertThat(answer.<String>get("goal.forecast.method")).isEqualTo("COMPLETION_CURVE");
        assertThat(answer.<String>get("goal.forecast.basis")).isEqualTo("OWN_AND_COMPARABLE");
        assertThat(answer.<Integer>get("goal.forecast.ownPeriods")).isEqualTo(8);
        assertThat(answer.<Integer>get("goal.forecast.comparablePeriods")).isEqualTo(8);
        assertThat(answer.<String>get("goal.forecast.elapsedShare")).isEqualTo("0.494505");
        assertThat(answer.<String>get("goal.projected")).isEqualTo("101.111212");
    }

    @Test
    void aForecastAsOfAMomentKnowsNothingOfLater() {
        assertThat(goal(ofLiNa, then).<String>get("goal.forecast.value")).isEqualTo("116");

        Answer now = goal(ofLiNa, null);
        assertThat(now.<String>get("goal.forecast.elapsedShare")).isEqualTo("0.714286");
        // Of Li Na 50 + 45 by day 65. The 400, dated back, lie after the same day of the first quarter: of 2,000 there
        // were
        // 640 by then. The latest four of hers are 500, 100, 100, 100: 200 in the mean.
        // 95 + 0.68 × (95 + 0.68 × 200) = 252.08
        assertThat(now.<String>get("goal.forecast.value")).isEqualTo("252.08");
        assertThat(decimal(now.get("goal.forecast.lower"))).isEqualByComparingTo("95");
    }

    @Test
    void aTeamHasTheHistoryOfItsPeopleSinceTheyAreInIt() {
        Answer answer = goal(ofTeam, then);

        // Since 2025: five quarters, of which the first is none; that is one error too few.
        assertThat(answer.<Integer>get("goal.forecast.ownPeriods")).isEqualTo(4);
        assertThat(answer.<Integer>get("goal.forecast.comparablePeriods")).isZero();
        assertThat(answer.<String>get("goal.forecast.basis")).isEqualTo("TOO_LITTLE_HISTORY");
    }

    @Test
    void aPeriodThatHasNotBegunIsForecastFromThoseThatAreOver() {
        Answer answer = goal(next, then);

        assertThat(answer.<String>get("goal.forecast.value")).isEqualTo("100");
        assertThat(answer.<String>get("goal.forecast.attainment")).isEqualTo("0.8");
        assertThat(answer.<Integer>get("goal.forecast.ownPeriods")).isEqualTo(8);
    }

    @Test
    void tooLittleHistoryIsSaidAndHasNoInterval() {
        Answer answer = goal(ofZhaoMin, then);

        assertThat(answer.<String>get("goal.forecast.basis")).isEqualTo("TOO_LITTLE_HISTORY");
        assertThat(answer.<String>get("goal.forecast.method")).isEqualTo("RUN_RATE");
        assertThat(answer.<String>get("goal.forecast.value")).isEqualTo("60.6667");
        assertThat(answer.<String>get("goal.forecast.lower")).isNull();
        assertThat(answer.<String>get("goal.forecast.upper")).isNull();
    }

    @Test
    void whatIsClosedOrCancelledIsNotForecast() {
        assertThat(goal(cancelled, null).<Object>get("goal.forecast")).isNull();
    }

    @Test
    void aLevelThatIsNoneIsRefusedInBothLanguages() {
        String query = "{ goal(id: \"%s\") { forecast(level: \"1.5\") { value } } }".formatted(ofLiNa);

        Answer english = admin.ask(query);
        assertThat(english.errorCode()).isEqualTo("BAD_USER_INPUT");
        assertThat(english.errorMessage()).contains("level must lie between 0.5 and 0.99, was 1.5");
        assertThat(admin.speaking("zh-CN").ask(query, Map.of()).errorMessage()).contains("level 须在 0.5 到 0.99 之间");
    }

    @Test
    void aListCostsOneReadMore() {
        String query = "{ goals(first: 10) { nodes { id forecast { value } } } }";
        admin.ask(query).ok();
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();

        admin.ask(query).ok();

        assertThat(server.roundTrips() - before).isEqualTo(2);
    }

    private static Answer backTest(TestClient client, Object... more) {
        Map<String, Object> variables = input("metric", REVENUE, "term", "QUARTER");
        variables.putAll(input(more));
        return client.ask(
                "query($metric: ID!, $term: GoalTerm!, $team: ID, $asOf: DateTime) { forecastBackTest(metric: $metric,"
                        + " term: $term, team: $team, asOf: $asOf) { rows { subjects elapsedShare cases skipped meanError"
                        + " naiveMeanError relativeError naiveRelativeError closer coverage } } }",
                variables);
    }

    @Test
    void aBackTestForecastsWhatCouldBeForecastThenAndComparesWithTheRunRate() {
        Answer answer = backTest(admin, "asOf", then).ok();

        assertThat(answer.<String>all("forecastBackTest.rows[*].elapsedShare"))
                .containsExactly("0.25", "0.5", "0.75", "0.25", "0.5", "0.75");
        // Nine quarters each, of which the first is no history: five errors there are from the sixth on. Team, region
        // and company
        // have five.
        assertThat(answer.<Integer>all("forecastBackTest.rows[*].cases")).containsExactly(8, 8, 8, 0, 0, 0);
        assertThat(answer.<Integer>all("forecastBackTest.rows[*].skipped")).containsExactly(10, 10, 10, 15, 15, 15);
        assertThat(answer.<String>all("forecastBackTest.rows[0:3].meanError"))
                .allSatisfy(error -> assertThat(decimal(error)).isEqualByComparingTo(BigDecimal.ZERO));
        assertThat(answer.<String>all("forecastBackTest.rows[0:3].naiveRelativeError"))
                .allSatisfy(error -> assertThat(decimal(error)).isPositive());
        assertThat(answer.<String>all("forecastBackTest.rows[0:3].closer")).containsOnly("1");
        assertThat(answer.<String>all("forecastBackTest.rows[3:6].meanError")).containsOnly((String) null);
    }

    @Test
    void aBackTestOfWhatDoesNotFollowEachOtherIsRefusedAndSoAreToolsThatReadFacts() {
        assertThat(backTest(admin, "term", "OTHER").errorMessage())
                .contains("choose MONTH, QUARTER, HALF_YEAR or YEAR");
        assertThat(backTest(admin, "metric", "revenue").errorCode()).isEqualTo("BAD_USER_INPUT");
        assertThat(backTest(server.as("bi", Role.BI)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(backTest(server.as("audit", Role.AUDITOR), "team", PUDONG)
                        .ok()
                        .<Integer>all("forecastBackTest.rows[*].cases"))
                .hasSize(6);
    }
}
