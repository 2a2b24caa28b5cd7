package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.targetledger.metric.MetricId;
import io.targetledger.shared.Dates;
import io.targetledger.shared.Numbers;

/**
 * What was measured.
 *
 * @param on when it was true in the business
 * @param dimensions what else is known of it, e.g. product and customer of a deal; at most 20, in the order given
 */
public record Fact(
        MetricId metricId, SubjectId subjectId, LocalDate on, BigDecimal amount, List<Dimension> dimensions) {

    public Fact {
        Dates.checked("on", on);
        amount = Numbers.canonical("amount", amount);
        dimensions = Dimension.checked(dimensions);
    }

    /** This fact with what the correction names in the place of what it was. */
    Fact corrected(MeasurementCommand.CorrectMeasurement correction) {
        return new Fact(
                Objects.requireNonNullElse(correction.metricId(), metricId),
                Objects.requireNonNullElse(correction.subjectId(), subjectId),
                Objects.requireNonNullElse(correction.on(), on),
                Objects.requireNonNullElse(correction.amount(), amount),
                dimensions);
    }
}
