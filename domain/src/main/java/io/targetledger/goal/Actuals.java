package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.Optional;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;

/** What was measured, for rules that need it. */
public interface Actuals {

    /** The metric's amount for the owner in the period, a unit's with all below it; nothing where nothing was measured. */
    Optional<BigDecimal> of(MetricId metric, OwnerId owner, Period period);
}
