package io.targetledger.imports;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.imports.MetricIntake.Wanted;
import io.targetledger.metric.Formula;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.metric.UnknownMetric;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Metrics of the standard catalogue, defined where they are missing. One that is there stays as it is. */
@Component
final class MetricIntake implements Intake<Wanted> {

    private final MetricQueries metrics;

    MetricIntake(MetricQueries metrics) {
        this.metrics = metrics;
    }

    /** @param currency null: that of the catalogue */
    record Wanted(MetricId metric, @Nullable String currency) {}

    @Override
    public RowKind kind() {
        return RowKind.METRICS;
    }

    @Override
    public Wanted read(Fields fields) {
        MetricId metric = new MetricId(Codes.id("metric", fields.required("id")));
        String currency = fields.text("currency");
        standard(metric, currency == null ? MetricQueries.DEFAULT_CURRENCY : currency);
        return new Wanted(metric, currency);
    }

    @Override
    public String id(Wanted row) {
        return row.metric().value();
    }

    @Override
    public Set<String> after(Wanted row) {
        String formula = standard(row.metric(), MetricQueries.DEFAULT_CURRENCY)
                .definition()
                .formula();
        return formula == null
                ? Set.of()
                : Formula.parse(formula).metrics().stream()
                        .map(code -> MetricId.of(code).value())
                        .collect(Collectors.toSet());
    }

    @Override
    public Planner<Wanted> planner(List<Wanted> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<MetricView>> known = metrics.all(at);
        String catalogues = metrics.currency(at);
        return row -> {
            Versioned<MetricView> found = known.get(row.metric().value());
            if (found == null) {
                return new Plan().then(standard(row.metric(), row.currency() == null ? catalogues : row.currency()));
            }
            String currency = found.view().currency();
            if (row.currency() != null && currency != null && !currency.equals(row.currency())) {
                throw new Refusal(
                        "OTHER_CURRENCY",
                        "currency",
                        Map.of("given", row.currency(), "metric", row.metric(), "currency", currency));
            }
            return new Plan().knowing(found);
        };
    }

    static boolean isStandard(MetricId metric) {
        return StandardMetrics.in(MetricQueries.DEFAULT_CURRENCY).stream()
                .anyMatch(standard -> standard.metricId().equals(metric));
    }

    private static DefineMetric standard(MetricId metric, String currency) {
        return StandardMetrics.in(currency).stream()
                .filter(standard -> standard.metricId().equals(metric))
                .findFirst()
                .orElseThrow(() -> new UnknownMetric("id", metric));
    }
}
