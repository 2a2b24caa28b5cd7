package io.targetledger.metric;

import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.metric.MetricFold.METRICS;

/** The table {@code metricDimension}. */
public final class MetricDimension {

    static final String NAME = "metricDimension";

    private MetricDimension() {}

    public static FactTable<MetricDimensionRow> table(Views views) {
        return new ViewFactTable<>(
                        NAME,
                        MetricDimensionRow.class,
                        views,
                        METRICS,
                        Filters.empty(),
                        List.of(FactFilter.id("metricId", "key", "This metric.", "指标")),
                        (versions, at) -> versions.stream()
                                .map(version -> List.of(MetricDimensionRow.of(version)))
                                .toList())
                .ofNobody();
    }
}
