package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another metric has this id already; to change it is to redefine it. */
public final class MetricAlreadyDefined extends Refusal {

    public MetricAlreadyDefined(MetricId metric, String differences) {
        super(MetricAlreadyDefined.class, "code", Map.of("metric", metric, "differences", differences));
    }
}
