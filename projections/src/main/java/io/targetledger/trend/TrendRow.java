package io.targetledger.trend;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * One bucket of one series, whether or not there was anything in it.
 *
 * @param gap why there was nothing to compute; null where there was
 */
public record TrendRow(TrendPoint point, @Nullable Gap gap) {

    /** How a gap was filled. */
    public enum Gap {
        /** Nothing was there: no value. */
        EMPTY,
        /** Nothing was there of what adds up: the value is 0. */
        ZERO,
        /** Nothing new was there of what is a level: the value is the one before. */
        CARRIED,
        /** The bucket has not begun: no value. */
        FUTURE
    }

    /** What a bucket without a point says. */
    static TrendRow filled(TrendSeries series, Bucket bucket, boolean begun, @Nullable BigDecimal before) {
        if (!begun) {
            return new TrendRow(TrendPoint.none(series, bucket), Gap.FUTURE);
        }
        return switch (series.fill()) {
            case ZERO -> new TrendRow(TrendPoint.of(series, bucket, BigDecimal.ZERO), Gap.ZERO);
            case LAST ->
                new TrendRow(
                        new TrendPoint(series, bucket, before, null, null, 0, 0),
                        before == null ? Gap.EMPTY : Gap.CARRIED);
            case NOTHING -> new TrendRow(TrendPoint.none(series, bucket), Gap.EMPTY);
        };
    }
}
