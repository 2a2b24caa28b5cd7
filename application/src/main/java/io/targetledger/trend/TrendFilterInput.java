package io.targetledger.trend;

import io.targetledger.graphql.Given;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import org.jspecify.annotations.Nullable;

record TrendFilterInput(
        @Nullable String owner,
        @Nullable String team,
        @Nullable String metric,
        @Nullable Term term) {

    static TrendFilter toFilter(@Nullable TrendFilterInput given) {
        return given == null
                ? TrendFilter.ALL
                : new TrendFilter(
                        Given.optional("filter.owner", given.owner, OwnerId::new),
                        Given.optional("filter.team", given.team, UnitId::new),
                        Given.optional("filter.metric", given.metric, MetricId::new),
                        given.term);
    }
}
