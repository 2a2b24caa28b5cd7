package io.targetledger.review;

import java.util.List;
import java.util.Map;

import io.targetledger.explain.Quantity;
import io.targetledger.explain.Told;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Of the first quarter Li Na is rated 4, Chen Jie 3, both by Wang Wei, who is rated 5 by Sun Li; nobody else is rated. */
class RatingTrendTest {

    @Test
    void aTrendOfRatingsIsMadeOfWhatWhoAsksMayReadAndOfNothingElse() {
        try (TestServer server = TestServer.start()) {
            ReviewedCompany story = ReviewedCompany.on(server).opened();
            story.assessing();
            TestClient wangWei = story.manager("wang.wei");
            rate(wangWei, "li.na", "4");
            rate(wangWei, "chen.jie", "3");
            rate(story.manager("sun.li"), "wang.wei", "5");
            story.calibrating();

            assertThat(trend(story.admin(), "NONE", null).ok().<Object>all("trend.rows[*]"))
                    .as("nothing is published yet")
                    .isEmpty();
            story.published();

            Answer all = trend(story.admin(), "NONE", null).ok();
            assertThat(all.<String>all("trend.rows[*].value")).containsExactly("4");
            assertThat(all.<Integer>all("trend.rows[*].goals")).containsExactly(3);
            assertThat(all.<String>all("trend.rows[*].bucket")).containsExactly("2026-Q1");
            Answer people =
                    trend(server.as("audit", Role.AUDITOR), "OWNER", null).ok();
            assertThat(people.<String>all("trend.rows[*].groupId"))
                    .containsExactly("person/chen.jie", "person/li.na", "person/wang.wei");
            assertThat(people.<String>all("trend.rows[*].value")).containsExactly("3", "4", "5");
            assertThat(trend(story.admin(), "UNIT", input("team", EAST)).ok().<String>all("trend.rows[*].groupId"))
                    .containsExactly(PUDONG);

            Told mean = Told.in(explained(story.admin()), "trend.rows[0].explain");
            mean.explains(all.get("trend.rows[0].value"));
            assertThat(mean.positions(Quantity.RATING)).hasSize(3);
            Told his = Told.in(explained(story.as("li.na")), "trend.rows[0].explain");
            his.explains("4");
            assertThat(his.nodes())
                    .as("nothing of anybody else's")
                    .extracting(node -> node.get("of"))
                    .containsExactly(null, "review/2026-q1.li.na");

            assertThat(values(trend(wangWei, "NONE", null)))
                    .as("those he leads, and his own")
                    .containsExactly("4");
            assertThat(values(trend(wangWei, "NONE", input("owner", "person/chen.jie"))))
                    .containsExactly("3");
            assertThat(values(trend(story.as("li.na"), "UNIT", null)))
                    .as("her own")
                    .containsExactly("4");
            assertThat(values(trend(story.as("li.na"), "NONE", input("owner", "person/chen.jie"))))
                    .isEmpty();
            assertThat(values(trend(story.as("zhao.min"), "NONE", input("team", EAST))))
                    .isEmpty();
            assertThat(values(trend(server.as("nobody.known", Role.MANAGER), "OWNER", null)))
                    .isEmpty();

            Answer bi = trend(server.as("bi", Role.BI), "NONE", null);
            assertThat(bi.errorCode()).isEqualTo("FORBIDDEN");
            assertThat(bi.errorMessage()).contains("RATING").contains("AUDITOR");
            Answer metric = trend(story.admin(), "NONE", input("metric", "metric/revenue"));
            assertThat(metric.errorCode()).isEqualTo("BAD_USER_INPUT");
            assertThat(metric.errorMessage()).contains("RATING does not understand filter.metric");
            assertThat(trend(story.admin(), "SEGMENT", null).errorMessage()).contains("NONE, UNIT, OWNER");
        }
    }

    private static void rate(TestClient head, String person, String score) {
        ReviewedCompany.answer(
                head,
                "assessment/2026-q1." + person + ".manager",
                "as seen",
                "teamwork",
                score,
                "customer-first",
                score);
    }

    private static Answer explained(TestClient client) {
        return client.ask("{ trend(measure: RATING, bucket: QUARTER, from: \"2026-01-01\", to: \"2026-03-31\") { rows {"
                        + " explain " + Told.FIELDS + " } } }")
                .ok();
    }

    private static List<String> values(Answer answer) {
        return answer.ok().all("trend.rows[*].value");
    }

    private static Answer trend(TestClient client, String groupBy, Map<String, Object> filter) {
        return client.ask(
                "query($groupBy: TrendGroup!, $filter: TrendFilter) { trend(measure: RATING, groupBy: $groupBy,"
                        + " bucket: QUARTER, from: \"2026-01-01\", to: \"2026-03-31\", filter: $filter) { rows { bucket"
                        + " groupId value goals } } }",
                input("groupBy", groupBy, "filter", filter));
    }
}
