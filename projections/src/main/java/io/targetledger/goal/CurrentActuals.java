package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.Optional;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.Decisions;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** What was measured, as the rules of goals read it: as of the moment of the decision, which later facts do not undo. */
public final class CurrentActuals implements Actuals {

    private final Standings standings;
    private final Decisions decisions;

    public CurrentActuals(Standings standings, Decisions decisions) {
        this.standings = standings;
        this.decisions = decisions;
    }

    @Override
    public Optional<BigDecimal> of(MetricId metric, OwnerId owner, Period period, @Nullable SegmentId segment) {
        return standings.actual(metric, owner, period, segment, decisions.reading());
    }
}
