package io.targetledger.improvement;

import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricIsRetired;
import io.targetledger.metric.UnknownMetric;

/** Objectives are measured by metrics that are there and in use. */
record TermsRule(MetricCatalogue metrics) {

    void check(Terms terms) {
        terms.objectives().forEach(this::check);
    }

    void check(Objective objective) {
        MetricId metric = objective.measure().metric();
        if (metric != null) {
            MetricCatalogue.Entry entry =
                    metrics.find(metric).orElseThrow(() -> new UnknownMetric("objectives.metricId", metric));
            if (entry.retired()) {
                throw new MetricIsRetired("objectives.metricId", metric);
            }
        }
    }
}
