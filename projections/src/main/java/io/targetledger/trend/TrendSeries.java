package io.targetledger.trend;

import java.util.Comparator;

import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.segment.SegmentId;
import org.jspecify.annotations.Nullable;

/**
 * What the points of one line have in common: only what may be added up stands in one series.
 *
 * @param group id or name of what the trend is grouped by; null where there is no such thing
 * @param metric null for what no metric measures
 * @param term length of the periods of the goals; null for what is not about goals
 * @param segment the segment that goals are focused on; null for those of all customers, and for what is not about goals
 * @param pooled whether attainment is the sum of the actuals ÷ the sum of the targets; else it is the mean of the goals'
 *     attainments by their weight
 */
public record TrendSeries(
        @Nullable String group,
        @Nullable MetricId metric,
        @Nullable UnitKind unit,
        @Nullable String currency,
        @Nullable Direction direction,
        @Nullable Term term,
        @Nullable SegmentId segment,
        boolean pooled,
        Fill fill) {

    static final Comparator<TrendSeries> ORDER = Comparator.comparing(
                    TrendSeries::group, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(
                    series -> series.metric() == null ? "" : series.metric().value())
            .thenComparing(TrendSeries::term, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(TrendSeries::direction, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(series -> series.unit() == null ? "" : series.unit().name())
            .thenComparing(series -> series.currency() == null ? "" : series.currency())
            .thenComparing(
                    series -> series.segment() == null ? "" : series.segment().value())
            .thenComparing(TrendSeries::pooled);

    /** A series of something that is only grouped and counted. */
    static TrendSeries counted(@Nullable String group, Fill fill) {
        return new TrendSeries(group, null, null, null, null, null, null, false, fill);
    }
}
