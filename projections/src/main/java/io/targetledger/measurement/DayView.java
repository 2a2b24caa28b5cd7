package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.metric.MetricId;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one metric and subject on one business day.
 *
 * @param entries what counts for the day, in the order it was recorded or last corrected
 */
public record DayView(MetricId metric, SubjectId subject, LocalDate on, List<Entry> entries) {

    /** One measurement's part in the day. */
    public record Entry(MeasurementId measurement, BigDecimal amount) {}

    static DayView of(Fact fact) {
        return new DayView(fact.metricId(), fact.subjectId(), fact.on(), List.of());
    }

    DayView with(MeasurementId measurement, BigDecimal amount) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(measurement, amount));
        return new DayView(metric, subject, on, List.copyOf(more));
    }

    /** Without the measurement; null when nothing is left of the day. */
    @Nullable
    DayView without(MeasurementId measurement) {
        List<Entry> fewer = entries.stream()
                .filter(entry -> !entry.measurement().equals(measurement))
                .toList();
        return fewer.isEmpty() ? null : new DayView(metric, subject, on, fewer);
    }

    BigDecimal sum() {
        return entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The latest recorded. */
    Entry last() {
        return entries.get(entries.size() - 1);
    }
}
