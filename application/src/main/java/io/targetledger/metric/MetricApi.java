package io.targetledger.metric;

import java.time.Instant;
import java.util.List;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.MetricCommand.RedefineMetric;
import io.targetledger.metric.MetricCommand.RetireMetric;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.metric.MetricFold.METRICS;

/** The metric catalogue. */
@Controller
@SchemaMapping(typeName = "Metric")
final class MetricApi {

    private final MetricQueries metrics;
    private final Mutations mutations;

    MetricApi(MetricQueries metrics, Mutations mutations) {
        this.metrics = metrics;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<MetricView> metricType(MetricQueries metrics) {
        return new AuditedType<>("Metric", "metric", METRICS, MetricId::new, metrics::all);
    }

    @QueryMapping
    Connection<Found<MetricView>> metrics(PageRequest page, ReadPoint at) {
        return Connection.of(
                Found.all(metrics.page(page, at), at), () -> metrics.all(at).size());
    }

    @SchemaMapping
    LocalizedName names(Found<MetricView> metric) {
        return metric.view().name();
    }

    @SchemaMapping
    List<Found<MetricView>> inputs(Found<MetricView> metric) {
        String formula = metric.view().formula();
        return formula == null
                ? List.of()
                : Formula.parse(formula).metrics().stream()
                        .flatMap(code -> metrics.find(MetricId.of(code), metric.at()).stream())
                        .map(found -> new Found<>(found, metric.at()))
                        .toList();
    }

    record DefineMetricInput(
            String code,
            LocalizedNameInput name,
            @Nullable String description,
            UnitKind unit,
            @Nullable String currency,
            Direction direction,
            Aggregation aggregation,
            @Nullable String formula,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload defineMetric(@Argument DefineMetricInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DefineMetric(
                        Given.required("code", input.code(), MetricId::of),
                        new MetricDefinition(
                                input.name().toName(),
                                input.description(),
                                input.unit(),
                                input.currency(),
                                input.direction(),
                                input.aggregation(),
                                input.formula())));
    }

    record RedefineMetricInput(
            String metricId,
            LocalizedNameInput name,
            @Nullable String description,
            UnitKind unit,
            @Nullable String currency,
            Direction direction,
            Aggregation aggregation,
            @Nullable String formula,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload redefineMetric(@Argument RedefineMetricInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RedefineMetric(
                        new MetricId(input.metricId()),
                        new MetricDefinition(
                                input.name().toName(),
                                input.description(),
                                input.unit(),
                                input.currency(),
                                input.direction(),
                                input.aggregation(),
                                input.formula()),
                        Reason.of(input.reason())));
    }

    record RetireMetricInput(
            String metricId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload retireMetric(@Argument RetireMetricInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new RetireMetric(new MetricId(input.metricId()), Reason.of(input.reason())));
    }
}
