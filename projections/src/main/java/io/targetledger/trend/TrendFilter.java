package io.targetledger.trend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Refusal;
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

    /**
     * @param offered names of the parts that the measure understands
     * @throws Refusal {@code TREND_FILTER_NOT_OFFERED} where another is given: an answer that ignores it would mislead
     */
    void mustOnlyHave(String measure, List<String> offered) {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("owner", owner != null);
        given.put("team", team != null);
        given.put("metric", metric != null);
        given.put("term", term != null);
        given.forEach((part, isGiven) -> {
            if (isGiven && !offered.contains(part)) {
                throw new Refusal(
                        "TREND_FILTER_NOT_OFFERED",
                        "filter." + part,
                        Map.of(
                                "given",
                                "filter." + part,
                                "measure",
                                measure,
                                "allowed",
                                offered.isEmpty() ? "-" : String.join(", ", offered)));
            }
        });
    }

    TrendFilter with(Term other) {
        return new TrendFilter(owner, team, metric, other);
    }
}
