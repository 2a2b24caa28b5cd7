package io.targetledger.metric;

import io.targetledger.command.AggregateKind;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The catalogue of metrics, as the rest of the application finds it. */
@Configuration(proxyBeanMethods = false)
class MetricConfiguration {

    @Bean
    static AggregateKind<Metric> metricKind() {
        return new AggregateKind<>(Metric.class, MetricCommand.class);
    }

    @Bean
    MetricQueries metricQueries(Views views) {
        return new MetricQueries(views);
    }

    @Bean
    MetricCatalogue metricCatalogue(MetricQueries metrics, Decisions decisions) {
        return new CurrentMetrics(metrics, decisions);
    }

    @Bean
    NameSource<?> metricNames(Views views) {
        return NameSource.of("metric", views, MetricFold.METRICS, MetricView::name);
    }

    @Bean
    FactTable<?> metricDimension(Views views) {
        return MetricDimension.table(views);
    }
}
