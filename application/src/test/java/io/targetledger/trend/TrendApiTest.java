package io.targetledger.trend;

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

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.FIRST_QUARTER;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.Company.REVENUE;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One small history, every number of which is worked out by hand. Of the first quarter, the team Pudong is asked for 140,000,
 * Li Na of it for 100,000 and Wang Wei for 40,000; in the course of the tests nothing changes.
 *
 * <pre>
 *           January         February        March
 * Li Na     20th: 30,000    10th: 20,000    25th: 40,000   (100,000, cut to 90,000 in May)
 * Wang Wei  -               1st: 10,000     3rd: 20,000    (40,000)
 * Zhao Min  -               -               3rd:  7,000    (none until the cut; then 10,000)
 * </pre>
 */
class TrendApiTest {

    private static final String TREND = """
            query($measure: TrendMeasure!, $groupBy: TrendGroup!, $bucket: TrendBucket!, $from: LocalDate!, $to: LocalDate,
                  $filter: TrendFilter, $targetsAsOf: DateTime, $asOf: DateTime, $timeZone: String) {
              trend(measure: $measure, groupBy: $groupBy, bucket: $bucket, from: $from, to: $to, filter: $filter,
                    targetsAsOf: $targetsAsOf, asOf: $asOf, timeZone: $timeZone) {
                position targetsPosition today
                rows { bucket start end partial groupId groupName metricId unit currency direction term
                       value actual target goals withoutTarget pooled gap }
              }
            }""";

    static TestServer server;
    static Company company;
    static TestClient admin;
    static String ofLiNa;
    static String ofZhaoMin;
    static Instant beforeTheCut;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        String team = company.goal("Pudong sells in Q1", PUDONG, "140000", "period", FIRST_QUARTER);
        ofLiNa = company.goal(
                "Li Na sells in Q1", LI_NA, "100000", "period", FIRST_QUARTER, "parentId", team, "weight", "0.7");
        company.goal(
                "Wang Wei sells in Q1", WANG_WEI, "40000", "period", FIRST_QUARTER, "parentId", team, "weight", "0.3");
        company.measure(LI_NA, "2026-01-20", "30000");
        company.measure(LI_NA, "2026-02-10", "20000");
        company.measure(LI_NA, "2026-03-25", "40000");
        company.measure(WANG_WEI, "2026-02-01", "10000");
        company.measure(WANG_WEI, "2026-03-03", "20000");
        company.measure(ZHAO_MIN, "2026-03-03", "7000");
        beforeTheCut = server.clock().instant();
        server.clock().advance(Duration.ofHours(1));
        admin.change("reviseTarget", input("goalId", ofLiNa, "target", "90000", "reason", "the market shrank"))
                .ok();
        ofZhaoMin = company.goal("Zhao Min sells in Q1", ZHAO_MIN, "10000", "period", FIRST_QUARTER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer trend(String measure, String groupBy, Map<String, Object> filter, Object... more) {
        Map<String, Object> variables = input(
                "measure", measure, "groupBy", groupBy, "bucket", "MONTH", "from", "2026-01-01", "to", "2026-03-31");
        variables.put("filter", filter);
        variables.putAll(input(more));
        return admin.ask(TREND, variables);
    }

    private static List<String> values(Answer answer) {
        return answer.ok().all("trend.rows[*].value");
    }

    @Test
    void attainmentIsThatOfTheLastDayOfEachBucketAndAlignedGoalsCountOnce() {
        Answer answer = trend("ATTAINMENT", "UNIT", input("team", PUDONG));

        assertThat(values(answer)).containsExactly("0.214286", "0.428571", "0.857143");
        assertThat(answer.<String>all("trend.rows[*].actual")).containsExactly("30000", "60000", "120000");
        assertThat(answer.<Integer>all("trend.rows[*].goals")).containsExactly(1, 1, 1);
        assertThat(answer.<String>all("trend.rows[*].bucket")).containsExactly("2026-01", "2026-02", "2026-03");
        assertThat(answer.<String>get("trend.rows[0].groupName")).isEqualTo("Pudong team");
        assertThat(answer.<String>get("trend.rows[0].term")).isEqualTo("QUARTER");
        assertThat(answer.<String>get("trend.rows[0].currency")).isEqualTo("CNY");
    }

    @Test
    void theLastPointOfAGoalIsWhatTheGoalItselfSays() {
        Answer goal = admin.ask("query($id: ID!) { goal(id: $id) { attainment pacing actual } }", Map.of("id", ofLiNa))
                .ok();

        assertThat(values(trend("ATTAINMENT", "NONE", input("owner", LI_NA))).get(2))
                .isEqualTo(goal.get("goal.attainment"))
                .isEqualTo("1");
        assertThat(values(trend("PACING", "NONE", input("owner", LI_NA))).get(2))
                .isEqualTo(goal.get("goal.pacing"));
    }

    @Test
    void attainmentAgainstEarlierTargetsIsThatOfBeforeTheCut() {
        Answer now = trend("ATTAINMENT", "OWNER", input("owner", LI_NA));
        Answer then = trend("ATTAINMENT", "OWNER", input("owner", LI_NA), "targetsAsOf", beforeTheCut.toString());

        assertThat(values(now)).containsExactly("0.333333", "0.555556", "1");
        assertThat(values(then)).containsExactly("0.3", "0.5", "0.9");
        assertThat(then.<String>all("trend.rows[*].target")).containsOnly("100000");
        assertThat(decimal(then.get("trend.targetsPosition"))).isLessThan(decimal(then.get("trend.position")));
    }

    @Test
    void aTargetThatWasNotThereYetIsNotGuessed() {
        Answer then = trend("ATTAINMENT", "UNIT", Map.of(), "targetsAsOf", beforeTheCut.toString());

        assertThat(then.ok().<String>all("trend.rows[?(@.groupId=='unit/puxi')].value"))
                .containsOnly((String) null)
                .hasSize(3);
        assertThat(then.<Integer>all("trend.rows[?(@.groupId=='unit/puxi')].withoutTarget"))
                .containsExactly(1, 1, 1);
        assertThat(then.<Integer>all("trend.rows[?(@.groupId=='unit/pudong')].withoutTarget"))
                .containsExactly(0, 0, 0);
    }

    @Test
    void oneGoalSaysWhatItWouldBeAgainstAnEarlierTarget() {
        Answer answer = admin.ask(
                        "query($id: ID!, $new: ID!, $then: DateTime!, $now: DateTime!) { now: goal(id: $id) {"
                                + " counterfactual(targetsAsOf: $now) { change } } goal(id: $id) { attainment then: attainment(targetsAsOf:"
                                + " $then) counterfactual(targetsAsOf: $then) { defined target actual attainment change } }"
                                + " new: goal(id: $new) { attainment(targetsAsOf: $then) counterfactual(targetsAsOf: $then) {"
                                + " defined attainment } } }",
                        Map.of(
                                "id",
                                ofLiNa,
                                "new",
                                ofZhaoMin,
                                "then",
                                beforeTheCut.toString(),
                                "now",
                                server.clock().instant().toString()))
                .ok();

        assertThat(answer.<String>get("goal.attainment")).isEqualTo("1");
        assertThat(answer.<String>get("goal.then")).isEqualTo("0.9");
        assertThat(answer.<String>get("goal.counterfactual.target")).isEqualTo("100000");
        assertThat(answer.<String>get("goal.counterfactual.actual")).isEqualTo("90000");
        assertThat(answer.<String>get("goal.counterfactual.change")).isEqualTo("0.1");
        assertThat(answer.<String>get("now.counterfactual.change")).isEqualTo("0");
        assertThat(answer.<Boolean>get("new.counterfactual.defined")).isFalse();
        assertThat(answer.<String>get("new.counterfactual.attainment")).isNull();
        assertThat(answer.<String>get("new.attainment")).isNull();
    }

    @Test
    void asOfAnEarlierMomentTheTrendIsWhatItWasThen() {
        Answer then = trend("ATTAINMENT", "OWNER", input("owner", LI_NA), "asOf", beforeTheCut.toString());

        assertThat(values(then)).containsExactly("0.3", "0.5", "0.9");
    }

    @Test
    void actualsAreThoseOfEachBucketAndNothingOfASumIsZero() {
        Answer answer = trend("ACTUAL", "OWNER", input("metric", REVENUE, "team", EAST));

        assertThat(answer.ok().<String>all("trend.rows[?(@.groupId=='person/li.na')].value"))
                .containsExactly("30000", "20000", "40000");
        assertThat(answer.<String>all("trend.rows[?(@.groupId=='person/wang.wei')].value"))
                .containsExactly("0", "10000", "20000");
        assertThat(answer.<String>all("trend.rows[?(@.groupId=='person/wang.wei')].gap"))
                .containsExactly("ZERO", null, null);
        assertThat(values(trend("ACTUAL", "UNIT", input("metric", REVENUE, "team", PUXI))))
                .containsExactly("0", "0", "7000");
        assertThat(values(trend("ACTUAL", "NONE", input("metric", REVENUE))))
                .containsExactly("30000", "30000", "67000");
    }

    @Test
    void bucketsBeginAndEndWithTheDaysAskedForAndThoseToComeAreEmpty() {
        Answer answer = trend(
                "ACTUAL",
                "NONE",
                input("metric", REVENUE),
                "bucket",
                "QUARTER",
                "from",
                "2026-02-05",
                "to",
                "2026-07-15");

        assertThat(values(answer)).containsExactly("87000", "0", null);
        assertThat(answer.<String>all("trend.rows[*].start")).containsExactly("2026-02-05", "2026-04-01", "2026-07-01");
        assertThat(answer.<Boolean>all("trend.rows[*].partial")).containsExactly(true, false, true);
        assertThat(answer.<String>all("trend.rows[*].gap")).containsExactly(null, "ZERO", "FUTURE");
    }

    @Test
    void revisionsAreCountedByTheDayTheyTookEffect() {
        Answer answer = trend("TARGET_REVISIONS", "UNIT", Map.of(), "from", "2026-04-01", "to", "2026-06-30");

        assertThat(values(answer)).containsExactly("0", "1", null);
        assertThat(answer.<String>all("trend.rows[*].groupId")).containsOnly(PUDONG);
    }

    @Test
    void whatAPictureCannotShowIsRefusedInBothLanguages() {
        Answer days = trend("ATTAINMENT", "NONE", Map.of(), "bucket", "DAY", "from", "2024-01-01", "to", "2026-01-31");
        assertThat(days.errorCode()).isEqualTo("TREND_TOO_MANY_BUCKETS");
        assertThat(days.errorMessage()).contains("373").contains("larger buckets");

        Answer product = admin.speaking("zh-CN")
                .ask(TREND, input("measure", "PACING", "groupBy", "PRODUCT", "bucket", "MONTH", "from", "2026-01-01"));
        assertThat(product.errorCode()).isEqualTo("BAD_USER_INPUT");
        assertThat(product.errorMessage())
                .contains("PACING 不能按 PRODUCT 分组")
                .contains("NONE, UNIT, OWNER, METRIC, SEGMENT");

        assertThat(trend("ACTUAL", "NONE", Map.of(), "timeZone", "Mars/Olympus").errorMessage())
                .contains("Mars/Olympus is no time zone");
        assertThat(trend("ACTUAL", "NONE", Map.of(), "targetsAsOf", "2027-01-01T00:00:00Z")
                        .errorCode())
                .isEqualTo("AS_OF_IN_FUTURE");
        assertThat(trend("ACTUAL", "NONE", Map.of(), "to", "2025-01-01").errorMessage())
                .contains("before it starts");
        assertThat(trend("ATTAINMENT", "NONE", input("team", LI_NA)).errorCode())
                .isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void whoeverMayReadGoalsMayAskAndSoMayBi() {
        Map<String, Object> question = input(
                "measure",
                "ATTAINMENT",
                "groupBy",
                "UNIT",
                "bucket",
                "MONTH",
                "from",
                "2026-01-01",
                "to",
                "2026-03-31");
        for (Role role : List.of(Role.AUDITOR, Role.SALES_REP, Role.MANAGER, Role.BI)) {
            assertThat(server.as("somebody", role).ask(TREND, question).ok().<String>all("trend.rows[*].value"))
                    .isNotEmpty();
        }
    }

    @Test
    void biLearnsHowMuchTargetsMovedButNotOfWhichGoalAndByWhom() {
        String drift =
                "{ samePointInPeriod { rows { attainment } } targetDrift(from: \"2026-01-01\", to: \"2026-03-31\") {"
                        + " rows { cuts movers { actor } } alarms { goalTitle actor reason } alarmsLeftOut } }";
        Answer told = admin.ask(drift, Map.of()).ok();
        Answer bi = server.as("bi.service", Role.BI).ask(drift, Map.of()).ok();

        assertThat(told.<Object>all("targetDrift.alarms[*]")).isNotEmpty();
        assertThat(told.<Object>all("targetDrift.rows[*].movers[*]")).isNotEmpty();
        assertThat(bi.<Integer>all("targetDrift.rows[*].cuts"))
                .isEqualTo(told.<Integer>all("targetDrift.rows[*].cuts"));
        assertThat(bi.<Object>all("targetDrift.alarms[*]")).isEmpty();
        assertThat(bi.<Object>all("targetDrift.rows[*].movers[*]")).isEmpty();
        assertThat(bi.<Integer>get("targetDrift.alarmsLeftOut"))
                .isEqualTo(told.<Object>all("targetDrift.alarms[*]").size());
    }
}
