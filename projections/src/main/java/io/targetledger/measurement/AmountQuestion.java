package io.targetledger.measurement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.Span;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What did a metric come to, for some subjects, in a period?
 *
 * @param subjects whose measurements count, and on which days
 * @param customers only what was measured of these, by id; null for all, measured of a customer or not
 * @param through the last day that counts where the period is looked at before its end; the period before, which formulas
 *     may refer to, counts whole all the same
 */
public record AmountQuestion(
        MetricId metric,
        Map<String, List<Span>> subjects,
        Period period,
        @Nullable Set<String> customers,
        @Nullable LocalDate through) {

    public AmountQuestion(
            MetricId metric, Map<String, List<Span>> subjects, Period period, @Nullable Set<String> customers) {
        this(metric, subjects, period, customers, null);
    }

    AmountQuestion of(MetricId other) {
        return new AmountQuestion(other, subjects, period, customers, through);
    }

    Span asked() {
        return new Span(period.start(), through == null ? period.end() : through);
    }

    /** The same, asked for other days. */
    public AmountQuestion in(Period other) {
        return new AmountQuestion(metric, subjects, other, customers);
    }

    AmountQuestion inPeriodBefore() {
        return new AmountQuestion(metric, subjects, period.previous(), customers);
    }
}
