package io.targetledger.trend;

import java.util.Map;

import io.targetledger.projection.Views;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** What trends cost the database, whatever the number of goals, buckets and series. */
class TrendRoundTripsTest {

    private static TestServer server;
    private static Company company;
    private static String moment;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        moment = server.clock().instant().toString();
        for (String owner : new String[] {Company.LI_NA, Company.WANG_WEI, Company.ZHAO_MIN, Company.PUDONG}) {
            String goal = company.goal("Sell in 2026", owner, "1000");
            company.goal("Sell in Q1", owner, "1000", "period", Company.FIRST_QUARTER);
            company.admin()
                    .change("reviseTarget", input("goalId", goal, "target", "1100", "reason", "territory grew"))
                    .ok();
            for (int day = 1; day < 6; day++) {
                company.measure(owner, "2026-01-0" + day, "100");
            }
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | trend(measure: ATTAINMENT, groupBy: OWNER, bucket: WEEK, from: "2026-01-01") { rows { value groupName } }
            2 | trend(measure: PACING, groupBy: UNIT, bucket: DAY, from: "2026-01-01") { rows { value groupName } }
            2 | trend(measure: TARGET, groupBy: NONE, bucket: QUARTER, from: "2026-01-01") { rows { value } }
            1 | trend(measure: ACTUAL, groupBy: OWNER, bucket: WEEK, from: "2026-01-01") { rows { value groupName } }
            1 | trend(measure: ACTUAL, groupBy: PRODUCT, bucket: MONTH, from: "2026-01-01") { rows { value } }
            2 | trend(measure: TARGET_REVISIONS, groupBy: OWNER, bucket: MONTH, from: "2026-01-01") { rows { value } }
            4 | trend(measure: ATTAINMENT, groupBy: OWNER, bucket: WEEK, from: "2026-01-01", targetsAsOf: "MOMENT") { rows { value } }
            2 | samePointInPeriod(term: YEAR, groupBy: OWNER) { rows { attainment } }
            5 | targetDrift(groupBy: OWNER, from: "2026-01-01", to: "2026-03-31") { rows { drift movers { actor } } alarms { kind positions } }
            """)
    void theyDoNotGrowWithWhatIsShown(int roundTrips, String field) {
        String query = "{ " + field.replace("MOMENT", moment) + " }";
        company.admin().ask(query, Map.of()).ok();
        server.bean(Views.class).upToDate();
        int before = server.roundTrips();

        company.admin().ask(query, Map.of()).ok();

        assertThat(server.roundTrips() - before).isEqualTo(roundTrips);
    }
}
