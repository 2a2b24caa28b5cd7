package io.targetledger.segment;

import io.targetledger.explain.Quantity;
import io.targetledger.explain.Told;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Who bought for 100 or more: nobody at the end of 2025, alpha at the end of January, gamma too at the end of February. */
class SegmentSizeTrendTest {

    @Test
    void theSizeIsThatOfTheLastEvaluationUntilTheEndOfTheBucket() {
        try (TestServer server = TestServer.start()) {
            Customers customers = Customers.of(Company.foundedOn(server));
            String large = customers.segment("large", "revenue >= 100");
            customers.evaluate(large, "2026-01-31");
            customers.evaluate(large, "2026-02-28");
            customers.segment("never-evaluated", "revenue >= 1");

            Answer months = trend(customers.admin(), "SEGMENT").ok();
            assertThat(months.<String>all("trend.rows[*].groupId")).containsOnly(large);
            assertThat(months.<String>all("trend.rows[*].bucket"))
                    .containsExactly("2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06");
            assertThat(months.<String>all("trend.rows[*].value")).containsExactly(null, "1", "2", "2", "2", "2", null);
            assertThat(months.<String>all("trend.rows[*].groupName")).containsOnly("large");
            assertThat(trend(server.as("bi", Role.BI), "SEGMENT").ok().<String>all("trend.rows[*].value"))
                    .containsExactly(null, "1", "2", "2", "2", "2", null);

            server.bean(Views.class).upToDate();
            int before = server.roundTrips();
            trend(customers.admin(), "SEGMENT").ok();
            assertThat(server.roundTrips() - before)
                    .as("evaluations, segments, names of the segments")
                    .isEqualTo(3);

            customers
                    .admin()
                    .change("retireSegment", input("segmentId", large, "reason", "not used"))
                    .ok();
            assertThat(trend(customers.admin(), "SEGMENT").ok().<String>all("trend.rows[*].value"))
                    .as("since today nobody belongs to it")
                    .containsExactly(null, "1", "2", "2", "2", "0", null);
            Answer explained = customers
                    .admin()
                    .ask("{ trend(measure: SEGMENT_SIZE, groupBy: SEGMENT, bucket: MONTH, from: \"2025-12-01\", to:"
                            + " \"2026-06-30\") { rows { value explain " + Told.FIELDS + " } } }")
                    .ok();
            for (int i = 0; i < 7; i++) {
                Told.in(explained, "trend.rows[%d].explain".formatted(i))
                        .explains(explained.get("trend.rows[%d].value".formatted(i)));
            }
            assertThat(Told.in(explained, "trend.rows[1].explain").positions(Quantity.SEGMENT_SIZE))
                    .as("the evaluation")
                    .hasSize(1);
            assertThat(Told.in(explained, "trend.rows[5].explain").positions(Quantity.SEGMENT_SIZE))
                    .as("the last evaluation and the retirement")
                    .hasSize(2);
            assertThat(server.as("bi", Role.BI)
                            .ask(
                                    "{ trend(measure: SEGMENT_SIZE, groupBy: SEGMENT, from: \"2025-12-01\") { rows { explain {"
                                            + " value } } } }")
                            .errorCode())
                    .isEqualTo("FORBIDDEN");

            assertThat(trend(customers.admin(), "NONE").errorMessage())
                    .contains("SEGMENT_SIZE cannot be grouped by NONE; choose one of SEGMENT");
        }
    }

    private static Answer trend(TestClient client, String groupBy) {
        return client.ask(
                "query($groupBy: TrendGroup!) { trend(measure: SEGMENT_SIZE, groupBy: $groupBy, bucket: MONTH, from:"
                        + " \"2025-12-01\", to: \"2026-06-30\") { rows { bucket groupId groupName value } } }",
                input("groupBy", groupBy));
    }
}
