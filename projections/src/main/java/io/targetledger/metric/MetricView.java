package io.targetledger.metric;

import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/** A metric of the catalogue as readers see it. */
public record MetricView(
        LocalizedName name,
        @Nullable String description,
        UnitKind unit,
        @Nullable String currency,
        Direction direction,
        Aggregation aggregation,
        @Nullable String formula,
        boolean retired) {

    static MetricView of(MetricDefinition definition) {
        return new MetricView(
                definition.name(),
                definition.description(),
                definition.unit(),
                definition.currency(),
                definition.direction(),
                definition.aggregation(),
                definition.formula(),
                false);
    }

    MetricView asRetired() {
        return new MetricView(name, description, unit, currency, direction, aggregation, formula, true);
    }

    public MetricDefinition definition() {
        return new MetricDefinition(name, description, unit, currency, direction, aggregation, formula);
    }
}
