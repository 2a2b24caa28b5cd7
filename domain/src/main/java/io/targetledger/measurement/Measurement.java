package io.targetledger.measurement;

import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricIsDerived;
import io.targetledger.metric.MetricIsRetired;
import io.targetledger.metric.UnknownMetric;
import io.targetledger.shared.Differences;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** A measured fact. A correction adds to it and never erases the first; a retraction ends it. */
public final class Measurement {

    @AggregateIdentifier
    private MeasurementId measurementId;

    /** As first recorded: an import sent again must not be refused because of a correction made since. */
    private Fact first;

    private Fact fact;
    private boolean retracted;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Measurement() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordMeasurement command, MetricCatalogue catalogue) {
        Fact recorded = command.fact();
        if (measurementId == null) {
            mustBeMeasurable(recorded.metricId(), catalogue);
            apply(new MeasurementRecorded(command.measurementId(), recorded, command.reason()));
        } else if (!recorded.equals(first) && !recorded.equals(fact)) {
            throw new MeasurementAlreadyRecorded(measurementId, Differences.between(fact, recorded));
        }
    }

    @CommandHandler
    void handle(CorrectMeasurement command, MetricCatalogue catalogue) {
        mustStand();
        Fact corrected = fact.corrected(command);
        if (corrected.equals(fact)) {
            return;
        }
        if (!corrected.metricId().equals(fact.metricId())) {
            mustBeMeasurable(corrected.metricId(), catalogue);
        }
        apply(new MeasurementCorrected(measurementId, fact, corrected, command.requiredReason()));
    }

    @CommandHandler
    void handle(RetractMeasurement command) {
        mustStand();
        apply(new MeasurementRetracted(measurementId, fact, command.requiredReason()));
    }

    private void mustStand() {
        if (retracted) {
            throw new MeasurementIsRetracted(measurementId);
        }
    }

    private static void mustBeMeasurable(MetricId metric, MetricCatalogue catalogue) {
        MetricCatalogue.Entry entry = catalogue.find(metric).orElseThrow(() -> new UnknownMetric("metricId", metric));
        String formula = entry.definition().formula();
        if (formula != null) {
            throw new MetricIsDerived("metricId", metric, formula);
        }
        if (entry.retired()) {
            throw new MetricIsRetired("metricId", metric);
        }
    }

    @EventSourcingHandler
    void on(MeasurementRecorded event) {
        measurementId = event.measurementId();
        first = event.fact();
        fact = event.fact();
    }

    @EventSourcingHandler
    void on(MeasurementCorrected event) {
        fact = event.corrected();
    }

    @EventSourcingHandler
    void on(MeasurementRetracted event) {
        retracted = true;
    }
}
