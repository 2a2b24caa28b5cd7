package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A retired metric is used for nothing new and changes no more. */
public final class MetricIsRetired extends Refusal {

    public MetricIsRetired(String field, MetricId metric) {
        super(MetricIsRetired.class, field, Map.of("metric", metric));
    }
}
