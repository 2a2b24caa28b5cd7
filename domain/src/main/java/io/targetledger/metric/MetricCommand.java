package io.targetledger.metric;

import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a metric. */
public sealed interface MetricCommand extends Command {

    MetricId metricId();

    @Override
    default String aggregate() {
        return metricId().value();
    }

    record DefineMetric(@TargetAggregateIdentifier MetricId metricId, MetricDefinition definition)
            implements MetricCommand {}

    record RedefineMetric(
            @TargetAggregateIdentifier MetricId metricId,
            MetricDefinition definition,
            @Nullable Reason reason) implements MetricCommand {}

    record RetireMetric(
            @TargetAggregateIdentifier MetricId metricId,
            @Nullable Reason reason) implements MetricCommand {}
}
