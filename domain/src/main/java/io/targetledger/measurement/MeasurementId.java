package io.targetledger.measurement;

import io.targetledger.shared.Ids;

/** Id of a measurement: {@code measurement/…}. */
public record MeasurementId(String value) {

    public MeasurementId {
        Ids.checked("measurementId", value, "measurement");
    }

    @Override
    public String toString() {
        return value;
    }
}
