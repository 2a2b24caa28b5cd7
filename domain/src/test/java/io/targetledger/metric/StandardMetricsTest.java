package io.targetledger.metric;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.histories.World;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StandardMetricsTest {

    private static final List<DefineMetric> STANDARD = StandardMetrics.in("CNY");

    @Test
    void eachCanBeDefinedAfterThoseBeforeIt() {
        World world = new World();
        for (DefineMetric standard : STANDARD) {
            AggregateTestFixture<Metric> metric = new AggregateTestFixture<>(Metric.class);
            metric.registerInjectableResource(world);
            MetricDefined defined = new MetricDefined(standard.metricId(), standard.definition());
            metric.givenNoPriorActivity().when(standard).expectEvents(defined);
            world.happened(defined);
        }
    }

    @Test
    void eachHasItsOwnCodeANameInBothLanguagesAndADescription() {
        assertThat(STANDARD).extracting(DefineMetric::metricId).doesNotHaveDuplicates();
        assertThat(STANDARD).allSatisfy(metric -> {
            assertThat(metric.metricId().code()).matches("[a-z][a-z0-9_]*");
            assertThat(metric.definition().name().zh()).isNotNull();
            assertThat(metric.definition().description()).endsWith(".");
        });
    }

    @Test
    void theFormulasGiveWhatTheTextbooksSay() {
        Map<String, String> quarter = new HashMap<>(Map.of(
                "revenue", "600000",
                "cost_of_goods_sold", "240000",
                "sales_cost", "90000",
                "marketing_cost", "30000",
                "leads", "400",
                "won_deals", "60",
                "lost_deals", "40",
                "new_customers", "24",
                "lost_customers", "10",
                "customers", "240"));
        Map<String, String> before = Map.of("revenue", "500000", "customers", "200");
        assertThat(value("win_rate", quarter, before)).isEqualTo("0.6");
        assertThat(value("conversion_rate", quarter, before)).isEqualTo("0.15");
        assertThat(value("average_deal", quarter, before)).isEqualTo("10000");
        assertThat(value("growth", quarter, before)).isEqualTo("0.2");
        assertThat(value("gross_margin", quarter, before)).isEqualTo("0.6");
        assertThat(value("cac", quarter, before)).isEqualTo("5000");
        assertThat(value("churn_rate", quarter, before)).isEqualTo("0.05");
        assertThat(value("arpa", quarter, before)).isEqualTo("2500");
        assertThat(value("ltv", quarter, before)).isEqualTo("30000");
        assertThat(value("ltv_cac", quarter, before)).isEqualTo("6");
    }

    @Test
    void theCurrencyMustBeOne() {
        assertThatThrownBy(() -> StandardMetrics.in("RMB")).matches(Refused.with("UNKNOWN_CURRENCY currency")::matches);
    }

    private static String value(String code, Map<String, String> current, Map<String, String> previous) {
        return amount(code, current, previous).orElseThrow().toPlainString();
    }

    private static Optional<BigDecimal> amount(String code, Map<String, String> current, Map<String, String> previous) {
        String formula = STANDARD.stream()
                .filter(metric -> metric.metricId().code().equals(code))
                .findFirst()
                .orElseThrow()
                .definition()
                .formula();
        return formula == null
                ? Optional.ofNullable(current.get(code)).map(BigDecimal::new)
                : Formula.parse(formula)
                        .evaluate(
                                read -> amount(read, current, previous),
                                read -> Optional.ofNullable(previous.get(read)).map(BigDecimal::new));
    }
}
