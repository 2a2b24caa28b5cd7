package io.targetledger.trend;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.FIRST_QUARTER;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How targets moved, worked out by hand. It is the middle of the second quarter. Li Na was asked for 100,000 in the first,
 * raised to 120,000 and cut to 80,000 (said to be so since February); Wang Wei for 50,000, never moved; Zhao Min for 40,000.
 * Measured: Li Na 80,000, three quarters of it in the last tenth of the quarter; Wang Wei 25,000 all over it.
 */
class TargetDriftTest {

    private static final String DRIFT = """
            query($groupBy: TrendGroup!, $filter: TrendFilter, $targetsAsOf: DateTime, $lateFrom: Decimal!, $bunchedFrom: Decimal!) {
              targetDrift(groupBy: $groupBy, from: "2026-01-01", to: "2026-03-31", filter: $filter, targetsAsOf: $targetsAsOf,
                          lateFrom: $lateFrom, bunchedFrom: $bunchedFrom) {
                rows { groupId groupName goals moved revisions raises cuts drift travelled actual withoutTarget
                       original { target attainment } current { target attainment } asOf { target attainment }
                       movers { actor revisions raises cuts positions } }
                alarms { kind goalId goalTitle ownerId ownerName on elapsedShare share actor reason positions }
                alarmsLeftOut
              }
            }""";

    static TestServer server;
    static Company company;
    static TestClient admin;
    static String ofLiNa;
    static Instant afterTheRaise;
    static long raise;
    static long cut;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        ofLiNa = company.goal("Li Na sells in Q1", LI_NA, "100000", "period", FIRST_QUARTER);
        company.goal("Wang Wei sells in Q1", WANG_WEI, "50000", "period", FIRST_QUARTER);
        raise = revise(ofLiNa, "120000", "2026-01-20T08:00:00Z");
        afterTheRaise = server.clock().instant();
        server.clock().advance(Duration.ofMinutes(5));
        company.goal("Zhao Min sells in Q1", ZHAO_MIN, "40000", "period", FIRST_QUARTER);
        cut = revise(ofLiNa, "80000", "2026-02-01T08:00:00Z");
        company.measure(LI_NA, "2026-01-15", "20000");
        company.measure(LI_NA, "2026-03-23", "20000");
        company.measure(LI_NA, "2026-03-27", "20000");
        company.measure(LI_NA, "2026-03-31", "20000");
        company.measure(WANG_WEI, "2026-01-30", "10000");
        company.measure(WANG_WEI, "2026-02-20", "10000");
        company.measure(WANG_WEI, "2026-03-30", "5000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long revise(String goal, String target, String effectiveAt) {
        Object position = admin.change(
                        "reviseTarget",
                        input(
                                "goalId",
                                goal,
                                "target",
                                target,
                                "reason",
                                "the market moved",
                                "effectiveAt",
                                effectiveAt))
                .ok()
                .get("position");
        return Long.parseLong(String.valueOf(position));
    }

    private static Answer drift(String groupBy, Object... more) {
        Map<String, Object> variables = input("groupBy", groupBy, "lateFrom", "0.75", "bunchedFrom", "0.5");
        variables.putAll(input(more));
        return admin.ask(DRIFT, variables);
    }

    @Test
    void attainmentStandsAgainstOriginalCurrentAndOtherTargetsSideBySide() {
        Answer answer = drift("UNIT", "targetsAsOf", afterTheRaise.toString()).ok();

        assertThat(answer.<String>get("targetDrift.rows[0].groupId")).isEqualTo(PUDONG);
        assertThat(answer.<String>get("targetDrift.rows[0].actual")).isEqualTo("105000");
        assertThat(answer.<String>get("targetDrift.rows[0].original.target")).isEqualTo("150000");
        assertThat(answer.<String>get("targetDrift.rows[0].original.attainment"))
                .isEqualTo("0.7");
        assertThat(answer.<String>get("targetDrift.rows[0].current.target")).isEqualTo("130000");
        assertThat(answer.<String>get("targetDrift.rows[0].current.attainment")).isEqualTo("0.807692");
        assertThat(answer.<String>get("targetDrift.rows[0].asOf.target")).isEqualTo("170000");
        assertThat(answer.<String>get("targetDrift.rows[0].asOf.attainment")).isEqualTo("0.617647");
        assertThat(answer.<Object>get("targetDrift.rows[1].asOf")).isNull();
        assertThat(answer.<Integer>get("targetDrift.rows[1].withoutTarget")).isEqualTo(1);
    }

    @Test
    void movesAreCountedMeasuredAndNamedByWhoMadeThem() {
        Answer answer = drift("OWNER").ok();

        String liNa = "targetDrift.rows[?(@.groupId=='person/li.na')]";
        assertThat(answer.<Integer>all(liNa + ".revisions")).containsExactly(2);
        assertThat(answer.<Integer>all(liNa + ".raises")).containsExactly(1);
        assertThat(answer.<Integer>all(liNa + ".cuts")).containsExactly(1);
        assertThat(answer.<String>all(liNa + ".drift")).containsExactly("-0.2");
        assertThat(answer.<String>all(liNa + ".travelled")).containsExactly("0.6");
        assertThat(answer.<String>all(liNa + ".movers[*].actor")).containsExactly("root");
        assertThat(positions(answer.all(liNa + ".movers[*].positions[*]"))).containsExactly(raise, cut);
        assertThat(answer.<Integer>all("targetDrift.rows[?(@.groupId=='person/wang.wei')].moved"))
                .containsExactly(0);
    }

    @Test
    void aDatePutBackDoesNotMakeACutAnEarlyOne() {
        Answer answer = drift("UNIT").ok();

        String lateCuts = "targetDrift.alarms[?(@.kind=='LATE_CUT')]";
        assertThat(answer.<String>all(lateCuts + ".goalId")).containsExactly(ofLiNa);
        assertThat(answer.<String>all(lateCuts + ".on")).containsExactly("2026-05-15");
        assertThat(answer.<String>all(lateCuts + ".share")).containsExactly("0.333333");
        assertThat(answer.<String>all(lateCuts + ".reason")).containsExactly("the market moved");
        assertThat(positions(answer.all(lateCuts + ".positions[*]"))).containsExactly(cut);
    }

    @Test
    void measurementsBunchedAtTheEndAreNamedByTheirEvents() {
        Answer answer = drift("UNIT").ok();

        String bunched = "targetDrift.alarms[?(@.kind=='BUNCHED_AT_END')]";
        assertThat(answer.<String>all(bunched + ".ownerName")).containsExactly("Li Na");
        assertThat(answer.<String>all(bunched + ".share")).containsExactly("0.75");
        assertThat(answer.<String>all(bunched + ".on")).containsExactly("2026-03-23");
        assertThat(answer.<Object>all(bunched + ".positions[*]")).hasSize(3);
        assertThat(drift("UNIT", "bunchedFrom", "0.76").ok().<Object>all(bunched))
                .isEmpty();
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        assertThat(drift("UNIT", "lateFrom", "1.5").errorMessage())
                .isEqualTo("lateFrom must be above 0 and at most 1, was 1.5; 0.75 is 75 %.");
        assertThat(drift("PRODUCT").errorMessage()).contains("cannot be grouped by PRODUCT");
    }

    private static List<Long> positions(List<Object> found) {
        return found.stream().map(one -> Long.parseLong(String.valueOf(one))).toList();
    }
}
