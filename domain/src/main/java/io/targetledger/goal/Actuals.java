package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.Optional;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** What was measured, for rules that need it. */
public interface Actuals {

    /**
     * The metric's amount for the owner in the period, a unit's with all below it; nothing where nothing was measured.
     *
     * @param segment only what was measured of customers who belong to it on the first day of the period; null for all
     */
    Optional<BigDecimal> of(MetricId metric, OwnerId owner, Period period, @Nullable SegmentId segment);
}
