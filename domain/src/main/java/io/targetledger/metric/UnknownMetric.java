package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No metric of this id was ever defined. */
public final class UnknownMetric extends Refusal {

    public UnknownMetric(String field, MetricId given) {
        super(UnknownMetric.class, field, Map.of("given", given));
    }
}
