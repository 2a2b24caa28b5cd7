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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void whatIsComputedOrAskedSaysWhereItsDefinitionComesFrom() {
        assertThat(STANDARD)
                .filteredOn(metric -> metric.definition().formula() != null
                        || List.of("csat", "nps").contains(metric.metricId().code()))
                .hasSizeGreaterThan(10)
                .allSatisfy(metric -> assertThat(metric.definition().description())
                        .as(metric.metricId().code())
                        .contains("Source: "));
    }

    /** Examples as they are commonly published, with their results. */
    @ParameterizedTest(name = "{0} of {1} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            win_rate        | won_deals=15 lost_deals=35 | | 0.3
            conversion_rate | won_deals=20 leads=100 | | 0.2
            average_deal    | revenue=30000 won_deals=15 | | 2000
            growth          | revenue=120 | revenue=100 | 0.2
            growth          | revenue=80 | revenue=100 | -0.2
            gross_margin    | revenue=1000 cost_of_goods_sold=250 | | 0.75
            cac             | sales_cost=400000 marketing_cost=200000 new_customers=100 | | 6000
            churn_rate      | lost_customers=5 | customers=200 | 0.025
            arpa            | revenue=100000 customers=200 | | 500
            ltv             | revenue=100000 customers=200 cost_of_goods_sold=25000 lost_customers=5 | customers=200 | 15000
            ltv_cac         | revenue=100000 customers=200 cost_of_goods_sold=25000 lost_customers=5 sales_cost=400000 marketing_cost=200000 new_customers=100 | customers=200 | 2.5
            """)
    void aFormulaGivesWhatAWorkedExampleSays(String code, String current, String previous, String expected) {
        assertThat(value(code, amounts(current), amounts(previous))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "win_rate, won_deals=0 lost_deals=0",
        "cac, sales_cost=1 marketing_cost=1 new_customers=0",
        "growth, revenue=5"
    })
    void whereSomethingIsMissingOrDividedByZeroThereIsNoValue(String code, String current) {
        assertThat(amount(code, amounts(current), Map.of())).isEmpty();
    }

    private static Map<String, String> amounts(String given) {
        Map<String, String> amounts = new HashMap<>();
        if (given != null) {
            for (String part : given.split(" ")) {
                amounts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
            }
        }
        return amounts;
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
