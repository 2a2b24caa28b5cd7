package io.targetledger.metric;

import java.util.Optional;

/** The metrics as they stand, for rules that need them. */
public interface MetricCatalogue {

    Optional<Entry> find(MetricId metricId);

    /** A metric and whether it may still be used for new goals and measurements. */
    record Entry(MetricId metricId, MetricDefinition definition, boolean retired) {}
}
