package io.targetledger.measurement;

import io.targetledger.command.AggregateKind;
import io.targetledger.command.Jurisdiction;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.metric.MetricQueries;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Measurements, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class MeasurementConfiguration {

    @Bean
    static AggregateKind<Measurement> measurementKind() {
        return new AggregateKind<>(Measurement.class, MeasurementCommand.class);
    }

    @Bean
    MeasurementQueries measurementQueries(Views views) {
        return new MeasurementQueries(views);
    }

    @Bean
    FactTable<?> measurementFacts(Views views, FactNames names) {
        return MeasurementFacts.table(views, names);
    }

    @Bean
    Series series(Views views, MetricQueries metrics) {
        return new Series(views, metrics);
    }

    @Bean
    AmountExplanations amountExplanations(Series series, MeasurementQueries measurements) {
        return new AmountExplanations(series, measurements);
    }

    @Bean
    MeasurementAccess measurementAccess(Jurisdiction jurisdiction, MeasurementQueries measurements, Views views) {
        return new MeasurementAccess(
                jurisdiction,
                id -> measurements
                        .find(id, views.upToDate())
                        .map(found -> found.view().subject()));
    }
}
