package io.targetledger.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Latest;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.metric.MetricFold.METRICS;

/** How metrics are found. */
public final class MetricQueries {

    /** ISO 4217 code of what money is counted in until the catalogue says otherwise. */
    public static final String DEFAULT_CURRENCY = "USD";

    private final ViewReader<MetricView> metrics;
    private final Latest<Map<String, Versioned<MetricView>>> catalogue;

    public MetricQueries(Views views) {
        this.metrics = views.reader(METRICS);
        this.catalogue = new Latest<>(
                views,
                List.of(METRICS),
                at -> metrics.all(Filters.empty(), at).stream()
                        .collect(Collectors.toUnmodifiableMap(Versioned::key, metric -> metric)));
    }

    public Optional<Versioned<MetricView>> find(MetricId metric, ReadPoint at) {
        return Optional.ofNullable(catalogue.at(at).get(metric.value()));
    }

    /** What the catalogue counts money in: the currency of revenue, {@link #DEFAULT_CURRENCY} where that is not defined yet. */
    public String currency(ReadPoint at) {
        return find(MetricId.of("revenue"), at)
                .map(found -> found.view().currency())
                .orElse(DEFAULT_CURRENCY);
    }

    /** How the metric's measurements become one number; a sum where the catalogue does not have it. */
    public Aggregation aggregation(MetricId metric, ReadPoint at) {
        return find(metric, at).map(found -> found.view().aggregation()).orElse(Aggregation.SUM);
    }

    /** The whole catalogue by id. */
    public Map<String, Versioned<MetricView>> all(ReadPoint at) {
        return catalogue.at(at);
    }

    public Slice<Versioned<MetricView>> page(PageRequest page, ReadPoint at) {
        return metrics.page(Filters.empty(), Order.BY_KEY, page, at);
    }
}
