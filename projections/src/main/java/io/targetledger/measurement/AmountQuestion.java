package io.targetledger.measurement;

import java.util.List;
import java.util.Map;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.Span;
import io.targetledger.shared.Period;

/**
 * What did a metric come to, for some subjects, in a period?
 *
 * @param subjects whose measurements count, and on which days
 */
public record AmountQuestion(MetricId metric, Map<String, List<Span>> subjects, Period period) {

    AmountQuestion of(MetricId other) {
        return new AmountQuestion(other, subjects, period);
    }

    AmountQuestion inPeriodBefore() {
        return new AmountQuestion(metric, subjects, period.previous());
    }
}
