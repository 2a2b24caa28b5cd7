package io.targetledger.measurement;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A retracted measurement stays as it is. */
public final class MeasurementIsRetracted extends Refusal {

    public MeasurementIsRetracted(MeasurementId measurement) {
        super(MeasurementIsRetracted.class, "measurementId", Map.of("measurement", measurement));
    }
}
