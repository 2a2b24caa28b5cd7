package io.targetledger.metric;

import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.MetricCommand.RedefineMetric;
import io.targetledger.metric.MetricCommand.RetireMetric;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRedefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.shared.Differences;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** A metric of the catalogue: defined once, redefined with a reason, retired when no longer measured. */
public final class Metric {

    @AggregateIdentifier
    private MetricId metricId;

    /** As first defined: a catalogue loaded again must not undo what was redefined since. */
    private MetricDefinition first;

    private MetricDefinition definition;
    private boolean retired;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Metric() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DefineMetric command, MetricCatalogue catalogue) {
        if (metricId == null) {
            mustBeComputable(command.metricId(), command.definition(), catalogue);
            apply(new MetricDefined(command.metricId(), command.definition()));
        } else if (!command.definition().equals(first) && !command.definition().equals(definition)) {
            throw new MetricAlreadyDefined(metricId, Differences.between(definition, command.definition()));
        }
    }

    @CommandHandler
    void handle(RedefineMetric command, MetricCatalogue catalogue) {
        mustBeInUse();
        if (command.definition().equals(definition)) {
            return;
        }
        mustBeComputable(metricId, command.definition(), catalogue);
        apply(new MetricRedefined(metricId, definition, command.definition(), command.requiredReason()));
    }

    @CommandHandler
    void handle(RetireMetric command) {
        mustBeInUse();
        apply(new MetricRetired(metricId, command.requiredReason()));
    }

    private void mustBeInUse() {
        if (retired) {
            throw new MetricIsRetired("metricId", metricId);
        }
    }

    private static void mustBeComputable(MetricId metric, MetricDefinition definition, MetricCatalogue catalogue) {
        if (definition.formula() != null) {
            new FormulaRule(metric, catalogue).check(definition.formula());
        }
    }

    @EventSourcingHandler
    void on(MetricDefined event) {
        metricId = event.metricId();
        first = event.definition();
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(MetricRedefined event) {
        definition = event.definition();
    }

    @EventSourcingHandler
    void on(MetricRetired event) {
        retired = true;
    }
}
