package io.targetledger.measurement;

import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a measurement. A correction repeats what it corrects, so that it explains itself. */
public sealed interface MeasurementEvent {

    MeasurementId measurementId();

    record MeasurementRecorded(
            MeasurementId measurementId,
            Fact fact,
            @Nullable Reason reason) implements MeasurementEvent {}

    record MeasurementCorrected(MeasurementId measurementId, Fact previous, Fact corrected, Reason reason)
            implements MeasurementEvent {}

    record MeasurementRetracted(MeasurementId measurementId, Fact retracted, Reason reason)
            implements MeasurementEvent {}
}
