package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A derived metric is computed from others and never measured itself. */
public final class MetricIsDerived extends Refusal {

    public MetricIsDerived(String field, MetricId metric, String formula) {
        super(MetricIsDerived.class, field, Map.of("metric", metric, "formula", formula));
    }
}
