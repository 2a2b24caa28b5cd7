package io.targetledger.goal;

import java.util.Map;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;

/** Nothing was measured for the goal, so only a person can decide how it ended. */
public final class NothingMeasured extends Refusal {

    public NothingMeasured(MetricId metric, OwnerId owner, Period period) {
        super(
                NothingMeasured.class,
                "override",
                Map.of("metric", metric, "owner", owner, "start", period.start(), "end", period.end()));
    }
}
