package io.targetledger.metric;

import io.targetledger.shared.Reason;

/** What happened to a metric. */
public sealed interface MetricEvent {

    MetricId metricId();

    record MetricDefined(MetricId metricId, MetricDefinition definition) implements MetricEvent {}

    record MetricRedefined(MetricId metricId, MetricDefinition previous, MetricDefinition definition, Reason reason)
            implements MetricEvent {}

    record MetricRetired(MetricId metricId, Reason reason) implements MetricEvent {}
}
