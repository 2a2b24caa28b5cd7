package io.targetledger.measurement;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another fact was recorded under this id; to change it is to correct it. */
public final class MeasurementAlreadyRecorded extends Refusal {

    public MeasurementAlreadyRecorded(MeasurementId measurement, String differences) {
        super(
                MeasurementAlreadyRecorded.class,
                "externalId",
                Map.of("measurement", measurement, "differences", differences));
    }
}
