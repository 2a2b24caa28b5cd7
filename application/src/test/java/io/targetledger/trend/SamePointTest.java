package io.targetledger.trend;

import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * It is the 15th of May, 46 days before the end of the quarter; 46 days before the end of the first quarter it was the 13th of
 * February, and of the last quarter of 2025 the 15th of November. Li Na was asked for 100 each time.
 */
class SamePointTest {

    private static final String SAME_POINT = """
            query($term: GoalTerm!, $periods: Int!, $on: LocalDate) {
              samePointInPeriod(term: $term, groupBy: OWNER, periods: $periods, on: $on) {
                rows { periodsAgo period { start end } on daysLeft groupName attainment change actual target goals }
              }
            }""";

    static TestServer server;
    static Company company;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        company.goal("Sells in Q2 2026", LI_NA, "100", "period", input("start", "2026-04-01", "end", "2026-06-30"));
        company.goal("Sells in Q1 2026", LI_NA, "100", "period", Company.FIRST_QUARTER);
        company.goal("Sells in Q4 2025", LI_NA, "100", "period", input("start", "2025-10-01", "end", "2025-12-31"));
        company.measure(LI_NA, "2026-05-15", "55");
        company.measure(LI_NA, "2026-02-13", "40");
        company.measure(LI_NA, "2026-02-14", "60");
        company.measure(LI_NA, "2025-10-15", "70");
        company.measure(LI_NA, "2025-12-20", "20");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer ask(Object... more) {
        Map<String, Object> variables = input("term", "QUARTER", "periods", 3);
        variables.putAll(input(more));
        return company.admin().ask(SAME_POINT, variables);
    }

    @Test
    void todayStandsBesideTheDaysOnWhichAsManyDaysWereLeft() {
        Answer answer = ask().ok();

        assertThat(answer.<String>all("samePointInPeriod.rows[*].on"))
                .containsExactly("2026-05-15", "2026-02-13", "2025-11-15", "2025-08-15");
        assertThat(answer.<Integer>all("samePointInPeriod.rows[*].daysLeft")).containsOnly(46);
        assertThat(answer.<String>all("samePointInPeriod.rows[*].attainment"))
                .containsExactly("0.55", "0.4", "0.7", null);
        assertThat(answer.<String>all("samePointInPeriod.rows[*].change")).containsExactly(null, "0.15", "-0.15", null);
        assertThat(answer.<Integer>all("samePointInPeriod.rows[*].goals")).containsExactly(1, 1, 1, 0);
    }

    @Test
    void anyDayMayBeLookedAt() {
        Answer answer = ask("on", "2026-03-31", "periods", 1).ok();

        assertThat(answer.<String>all("samePointInPeriod.rows[*].attainment")).containsExactly("1", "0.9");
        assertThat(answer.<String>all("samePointInPeriod.rows[*].on")).containsExactly("2026-03-31", "2025-12-31");
    }

    @Test
    void whatHasNoSamePointIsRefused() {
        assertThat(ask("term", "OTHER").errorMessage()).contains("choose MONTH, QUARTER, HALF_YEAR or YEAR");
        assertThat(ask("term", "YEAR", "periods", 9).errorMessage()).contains("ask for 1 to 8");
        assertThat(ask("on", "2026-05-16").errorMessage()).contains("still to come, today is 2026-05-15");
    }
}
