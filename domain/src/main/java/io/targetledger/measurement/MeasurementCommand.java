package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.metric.MetricId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a measurement. */
public sealed interface MeasurementCommand extends Command {

    MeasurementId measurementId();

    @Override
    default String aggregate() {
        return measurementId().value();
    }

    /** Records a fact; the same fact sent again records nothing, a different one under the same id is refused. */
    record RecordMeasurement(
            @TargetAggregateIdentifier MeasurementId measurementId,
            Fact fact,
            @Nullable Reason reason) implements MeasurementCommand {}

    /** Corrects what is given; what is null stays. */
    record CorrectMeasurement(
            @TargetAggregateIdentifier MeasurementId measurementId,
            @Nullable MetricId metricId,
            @Nullable SubjectId subjectId,
            @Nullable LocalDate on,
            @Nullable BigDecimal amount,
            @Nullable Reason reason)
            implements MeasurementCommand {}

    record RetractMeasurement(
            @TargetAggregateIdentifier MeasurementId measurementId,
            @Nullable Reason reason) implements MeasurementCommand {}
}
