package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.metric.MetricId;
import io.targetledger.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as it stands, in the unit of its metric.
 *
 * @param customer of whom it was measured: what the dimension {@code customer} names, by id or, as in a CRM, by name; null
 *     without that dimension. Whether such a customer is registered is another question
 */
public record MeasurementView(
        MetricId metric,
        SubjectId subject,
        LocalDate on,
        BigDecimal amount,
        List<Dimension> dimensions,
        @Nullable CustomerId customer,
        int corrections,
        boolean retracted) {

    private static final String CUSTOMER = "customer";

    static MeasurementView of(Fact fact, int corrections) {
        return new MeasurementView(
                fact.metricId(),
                fact.subjectId(),
                fact.on(),
                fact.amount(),
                fact.dimensions(),
                customerOf(fact),
                corrections,
                false);
    }

    private static @Nullable CustomerId customerOf(Fact fact) {
        return fact.dimensions().stream()
                .filter(dimension -> dimension.name().equals(CUSTOMER))
                .findFirst()
                .map(dimension -> codeOf(dimension.value()))
                .filter(code -> !code.isEmpty())
                .map(code -> new CustomerId(CUSTOMER + "/" + code))
                .orElse(null);
    }

    private static String codeOf(String named) {
        return Ids.codeOf(named.startsWith(CUSTOMER + "/") ? named.substring(CUSTOMER.length() + 1) : named);
    }

    MeasurementView asRetracted() {
        return new MeasurementView(metric, subject, on, amount, dimensions, customer, corrections, true);
    }
}
