package io.targetledger.metric;

import io.targetledger.shared.Ids;

/** Id of a metric: {@code metric/…}. */
public record MetricId(String value) {

    public MetricId {
        Ids.checked("metricId", value, "metric");
    }

    @Override
    public String toString() {
        return value;
    }
}
