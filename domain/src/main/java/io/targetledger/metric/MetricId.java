package io.targetledger.metric;

import io.targetledger.shared.Ids;

/** Id of a metric: {@code metric/…}. */
public record MetricId(String value) {

    private static final String KIND = "metric";

    public MetricId {
        Ids.checked("metricId", value, KIND);
    }

    /** The id of the metric with this code, e.g. {@code metric/revenue}. */
    public static MetricId of(String code) {
        return new MetricId(KIND + "/" + code);
    }

    /** Its short name within the catalogue, e.g. {@code revenue}. */
    public String code() {
        return value.substring(KIND.length() + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
