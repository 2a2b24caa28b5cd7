package io.targetledger.metric;

import io.targetledger.histories.World;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.MetricCommand.RedefineMetric;
import io.targetledger.metric.MetricCommand.RetireMetric;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRedefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static final MetricId WON = MetricId.of("won_deals");
    private static final MetricId RATE = MetricId.of("rate");
    private static final MetricDefinition DEALS = measured("Deals won");
    private static final MetricDefinition ORDERS = measured("Orders won");
    private static final Reason WHY = new Reason("the CRM calls it so");

    private final World world = World.after(new MetricDefined(WON, DEALS));
    private final AggregateTestFixture<Metric> metric = new AggregateTestFixture<>(Metric.class);

    @BeforeEach
    void supplyTheCatalogue() {
        metric.registerInjectableResource(world);
    }

    @Test
    void aMetricIsDefined() {
        metric.givenNoPriorActivity().when(new DefineMetric(WON, DEALS)).expectEvents(new MetricDefined(WON, DEALS));
    }

    @Test
    void theSameDefinitionSentAgainRecordsNothing() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new DefineMetric(WON, DEALS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theFirstDefinitionSentAgainDoesNotUndoARedefinition() {
        metric.given(new MetricDefined(WON, DEALS), new MetricRedefined(WON, DEALS, ORDERS, WHY))
                .when(new DefineMetric(WON, DEALS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherDefinitionUnderTheSameCodeIsRefused() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new DefineMetric(WON, ORDERS))
                .expectException(Refused.with("METRIC_ALREADY_DEFINED code"))
                .expectNoEvents();
    }

    @Test
    void aMetricIsRedefinedWithAReason() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new RedefineMetric(WON, ORDERS, WHY))
                .expectEvents(new MetricRedefined(WON, DEALS, ORDERS, WHY));
    }

    @Test
    void aMetricIsNotRedefinedWithoutAReason() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new RedefineMetric(WON, ORDERS, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRedefinitionThatIsTheSameRecordsNothing() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new RedefineMetric(WON, DEALS, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aMetricIsRetiredWithAReason() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new RetireMetric(WON, WHY))
                .expectEvents(new MetricRetired(WON, WHY));
    }

    @Test
    void aMetricIsNotRetiredWithoutAReason() {
        metric.given(new MetricDefined(WON, DEALS))
                .when(new RetireMetric(WON, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRetiredMetricIsNotRetiredAgain() {
        metric.given(new MetricDefined(WON, DEALS), new MetricRetired(WON, WHY))
                .when(new RetireMetric(WON, WHY))
                .expectException(Refused.with("METRIC_IS_RETIRED metricId"))
                .expectNoEvents();
    }

    @Test
    void aRetiredMetricIsNotRedefined() {
        metric.given(new MetricDefined(WON, DEALS), new MetricRetired(WON, WHY))
                .when(new RedefineMetric(WON, ORDERS, WHY))
                .expectException(Refused.with("METRIC_IS_RETIRED metricId"))
                .expectNoEvents();
    }

    @Test
    void aDerivedMetricIsComputedFromMetricsThatExist() {
        MetricDefinition share = derived("won_deals / previous(won_deals)");
        metric.givenNoPriorActivity().when(new DefineMetric(RATE, share)).expectEvents(new MetricDefined(RATE, share));
    }

    @Test
    void aDerivedMetricIsNotComputedFromAnUnknownOne() {
        metric.givenNoPriorActivity()
                .when(new DefineMetric(RATE, derived("won_deals / previous(lost_deals)")))
                .expectException(Refused.with("UNKNOWN_METRIC formula"))
                .expectNoEvents();
    }

    @Test
    void aDerivedMetricIsNotComputedFromItself() {
        metric.givenNoPriorActivity()
                .when(new DefineMetric(RATE, derived("previous(rate) + 1")))
                .expectException(Refused.with("FORMULA_CYCLE formula"))
                .expectNoEvents();
    }

    @Test
    void aDerivedMetricIsNotComputedFromItselfByWayOfOthers() {
        MetricDefinition first = derived("won_deals * 2");
        world.happened(new MetricDefined(RATE, first));
        world.happened(new MetricDefined(MetricId.of("double"), derived("rate * 2")));
        world.happened(new MetricDefined(MetricId.of("quadruple"), derived("double * 2")));
        metric.given(new MetricDefined(RATE, first))
                .when(new RedefineMetric(RATE, derived("won_deals + quadruple"), WHY))
                .expectException(Refused.with("FORMULA_CYCLE formula"))
                .expectNoEvents();
    }

    private static MetricDefinition measured(String name) {
        return new MetricDefinition(
                LocalizedName.of(name), null, UnitKind.COUNT, null, Direction.INCREASE, Aggregation.SUM, null);
    }

    private static MetricDefinition derived(String formula) {
        return new MetricDefinition(
                LocalizedName.of("Derived"),
                null,
                UnitKind.RATIO,
                null,
                Direction.INCREASE,
                Aggregation.DERIVED,
                formula);
    }
}
