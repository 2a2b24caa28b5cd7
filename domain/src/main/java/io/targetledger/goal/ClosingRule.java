package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * How a goal ends. Measurements decide it once the period is over, or earlier where it is achieved and cannot fall back
 * by mere passing of time: an {@code INCREASE} of a sum. A person may decide it at any time.
 */
record ClosingRule(
        MetricId metric, OwnerId owner, Period period, Direction direction, Target target, boolean accumulates) {

    /**
     * @throws NothingMeasured if there is nothing to decide on
     * @throws PeriodNotOver if what was measured may still change the outcome
     */
    Closure decidedByMeasurements(Optional<BigDecimal> measured, LocalDate today) {
        BigDecimal actual = measured.orElseThrow(() -> new NothingMeasured(metric, owner, period));
        BigDecimal attainment = Attainment.of(direction, target, actual);
        Outcome outcome = attainment.compareTo(BigDecimal.ONE) >= 0 ? Outcome.ACHIEVED : Outcome.MISSED;
        boolean isFinal = outcome == Outcome.ACHIEVED && direction == Direction.INCREASE && accumulates;
        if (!isFinal && !today.isAfter(period.end())) {
            throw new PeriodNotOver(period.end(), today, attainment);
        }
        return new Closure(outcome, DecidedBy.MEASUREMENTS, actual, attainment);
    }

    /** What was measured is kept beside the override, so that an auditor sees both. */
    Closure overridden(Outcome outcome, @Nullable BigDecimal actual) {
        BigDecimal attainment = actual == null ? null : Attainment.of(direction, target, actual);
        return new Closure(outcome, DecidedBy.OVERRIDE, actual, attainment);
    }
}
