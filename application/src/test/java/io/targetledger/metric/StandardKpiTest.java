package io.targetledger.metric;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.Series;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** The standard KPIs of the first quarter of 2026, from measurements to values. */
class StandardKpiTest {

    private static TestServer server;
    private static Company company;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        server.bean(SuppliedMetrics.class).supply();
        measure("revenue", "2025-11-30", "80000");
        measure("customers", "2025-12-31", "200");
        measure("revenue", "2026-02-10", "60000");
        measure("revenue", "2026-03-10", "40000");
        measure("cost_of_goods_sold", "2026-03-31", "25000");
        measure("sales_cost", "2026-03-31", "400000");
        measure("marketing_cost", "2026-03-31", "200000");
        measure("leads", "2026-01-31", "125");
        measure("won_deals", "2026-02-28", "50");
        measure("lost_deals", "2026-02-28", "150");
        measure("new_customers", "2026-03-31", "100");
        measure("lost_customers", "2026-03-31", "5");
        measure("customers", "2026-02-28", "150");
        measure("customers", "2026-03-31", "200");
        for (int deal = 0; deal < 3; deal++) {
            measure(
                    "sales_cycle_days",
                    "2026-02-0" + (deal + 1),
                    List.of("30", "45", "60").get(deal));
        }
        // Ten answers: seven promoters, two passives, one detractor; eight of ten are satisfied.
        for (int answer = 1; answer <= 9; answer++) {
            measure("nps", "2026-03-0" + answer, answer <= 7 ? "100" : "0");
            measure("csat", "2026-03-0" + answer, answer <= 8 ? "1" : "0");
        }
        measure("nps", "2026-03-10", "-100");
        measure("csat", "2026-03-10", "0");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachComesToWhatItsDefinitionSays() {
        Map<String, String> expected = Map.ofEntries(
                Map.entry("cac", "6000"),
                Map.entry("ltv", "15000"),
                Map.entry("ltv_cac", "2.5"),
                Map.entry("arpa", "500"),
                Map.entry("gross_margin", "0.75"),
                Map.entry("churn_rate", "0.025"),
                Map.entry("conversion_rate", "0.4"),
                Map.entry("win_rate", "0.25"),
                Map.entry("average_deal", "2000"),
                Map.entry("sales_cycle_days", "45"),
                Map.entry("growth", "0.25"),
                Map.entry("csat", "0.8"),
                Map.entry("nps", "60"));

        assertThat(expected)
                .allSatisfy((code, value) -> assertThat(valueOf(code))
                        .as(code)
                        .hasValueSatisfying(amount -> assertThat(amount.value()).isEqualByComparingTo(value)));
    }

    @Test
    void aMetricNamesWhatItIsComputedFromAndItsSource() {
        Answer metric = company.admin()
                .ask("{ metric(id: \"metric/ltv\") { formula description inputs { id inputs { id } } } }")
                .ok();

        assertThat(metric.<String>all("metric.inputs[*].id"))
                .containsExactly("metric/arpa", "metric/churn_rate", "metric/gross_margin");
        assertThat(metric.<String>all("metric.inputs[0].inputs[*].id"))
                .containsExactly("metric/customers", "metric/revenue");
        assertThat(metric.<String>get("metric.description")).contains("Source: D. Skok");
    }

    /** Of the region, which has what its people have. */
    private static Optional<Amount> valueOf(String code) {
        ReadPoint now = server.bean(Views.class).upToDate();
        AmountQuestion question = new AmountQuestion(
                MetricId.of(code),
                server.bean(OrganisationQueries.class).chart(now).countedFor(new OwnerId(EAST)),
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)),
                null);
        return Optional.ofNullable(
                server.bean(Series.class).answer(List.of(question), now).get(question));
    }

    private static void measure(String metric, String on, String amount) {
        company.admin()
                .change(
                        "recordMeasurement",
                        input("metricId", "metric/" + metric, "subjectId", LI_NA, "on", on, "amount", amount))
                .ok();
    }
}
