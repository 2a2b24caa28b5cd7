package io.targetledger.trend;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a trend looks at; null looks at all.
 *
 * @param owner exactly this person or unit
 * @param team the unit, the units below it and the people in them, each on the days they stood there
 * @param term goals whose period is of this length
 */
public record TrendFilter(
        @Nullable OwnerId owner,
        @Nullable UnitId team,
        @Nullable MetricId metric,
        @Nullable Term term) {

    public static final TrendFilter ALL = new TrendFilter(null, null, null, null);

    TrendFilter with(Term other) {
        return new TrendFilter(owner, team, metric, other);
    }
}
