package io.targetledger.metric;

import java.util.Optional;

import io.targetledger.metric.MetricEvent.MetricRedefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.projection.Decisions;

/** The catalogue as the rules of other aggregates read it. */
public final class CurrentMetrics implements MetricCatalogue {

    private final MetricQueries metrics;
    private final Decisions decisions;

    public CurrentMetrics(MetricQueries metrics, Decisions decisions) {
        this.metrics = metrics;
        this.decisions = decisions;
    }

    @Override
    public Optional<Entry> find(MetricId metricId) {
        return metrics.find(metricId, decisions.reading(MetricRedefined.class, MetricRetired.class))
                .map(found -> new Entry(
                        metricId, found.view().definition(), found.view().retired()));
    }
}
