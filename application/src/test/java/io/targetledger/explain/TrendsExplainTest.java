package io.targetledger.explain;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import io.targetledger.testing.Answer;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every point of a trend comes out again exactly from what its explanation tells. */
class TrendsExplainTest {

    private static TestServer server;
    private static ExplainedCompany company;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = ExplainedCompany.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ATTAINMENT, NONE", "ATTAINMENT, UNIT", "ATTAINMENT, OWNER", "PACING, UNIT", "PACING, METRIC", "TARGET, UNIT",
        "ACTUAL, NONE", "ACTUAL, UNIT", "ACTUAL, OWNER", "ACTUAL, METRIC", "ACTUAL, PRODUCT", "TARGET_REVISIONS, OWNER"
    })
    void everyPointOfATrendComesOutAgainFromItsExplanation(String measure, String groupBy) {
        for (String more : List.of("", ", targetsAsOf: \"%s\"".formatted(company.beforeTheCut()))) {
            Answer trend = company.admin()
                    .ask("""
                    { trend(measure: %s, groupBy: %s, bucket: QUARTER, from: "2026-01-01", to: "2026-09-30"%s) {
                        rows { value gap explain %s } } }
                    """.formatted(measure, groupBy, more, Told.FIELDS))
                    .ok();
            int rows = trend.<Object>all("trend.rows[*]").size();
            assertThat(rows).isPositive();
            for (int i = 0; i < rows; i++) {
                Told told = Told.in(trend, "trend.rows[%d].explain".formatted(i));
                assertThat(told).isNotNull();
                told.explains(trend.get("trend.rows[%d].value".formatted(i)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ATTAINMENT, NONE", "PACING, OWNER", "TARGET, METRIC"})
    void whatAPointOfGoalsWasComputedFromComesOutAgainToo(String measure, String groupBy) {
        for (String number : List.of("actual", "target")) {
            Answer trend = company.admin()
                    .ask("""
                    { trend(measure: %s, groupBy: %s, bucket: QUARTER, from: "2026-01-01", to: "2026-09-30") {
                        rows { goals %s explain(of: %s) %s } } }
                    """.formatted(measure, groupBy, number, number.toUpperCase(Locale.ROOT), Told.FIELDS))
                    .ok();
            int rows = trend.<Object>all("trend.rows[*]").size();
            assertThat(trend.<String>all("trend.rows[*]." + number)).anyMatch(Objects::nonNull);
            for (int i = 0; i < rows; i++) {
                String row = "trend.rows[%d].".formatted(i);
                Told told = Told.in(trend, row + "explain");
                if (trend.<Integer>get(row + "goals") == 0) {
                    assertThat(told).isNull();
                } else {
                    assertThat(told).isNotNull();
                    told.explains(trend.get(row + number));
                }
            }
        }
    }

    @Test
    void aRevisionOfATargetInATrendNamesItsEvent() {
        Answer trend = company.admin()
                .ask("{ trend(measure: TARGET_REVISIONS, bucket: YEAR, from: \"2026-01-01\") { rows { value explain "
                        + Told.FIELDS + " } } }")
                .ok();
        assertThat(Told.in(trend, "trend.rows[0].explain").positions(Quantity.REVISIONS))
                .containsExactly(company.cut());
    }
}
