package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.metric.MetricId;

/** A measurement as it stands, in the unit of its metric. */
public record MeasurementView(
        MetricId metric,
        SubjectId subject,
        LocalDate on,
        BigDecimal amount,
        List<Dimension> dimensions,
        int corrections,
        boolean retracted) {

    static MeasurementView of(Fact fact, int corrections) {
        return new MeasurementView(
                fact.metricId(), fact.subjectId(), fact.on(), fact.amount(), fact.dimensions(), corrections, false);
    }

    MeasurementView asRetracted() {
        return new MeasurementView(metric, subject, on, amount, dimensions, corrections, true);
    }
}
