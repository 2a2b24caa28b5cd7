package io.targetledger.trend;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One point of a series.
 *
 * @param value what the trend is of
 * @param actual what it was computed from, where it was
 * @param target likewise
 * @param goals number of goals it was computed from
 * @param withoutTarget number of goals left out because they had no target yet at the moment whose targets are asked for
 */
public record TrendPoint(
        TrendSeries series,
        Bucket bucket,
        @Nullable BigDecimal value,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal target,
        int goals,
        int withoutTarget) {

    static TrendPoint none(TrendSeries series, Bucket bucket) {
        return new TrendPoint(series, bucket, null, null, null, 0, 0);
    }

    static TrendPoint of(TrendSeries series, Bucket bucket, BigDecimal value) {
        return new TrendPoint(series, bucket, value, null, null, 0, 0);
    }
}
