package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
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

    /** Whether there was something to compute it from; whether that gave a value is another question. */
    boolean isComputed() {
        return gap == null || (gap == Gap.EMPTY && point.goals() > 0);
    }

    /**
     * How the value of a gap came to be.
     *
     * @param before of the row before it that had a value, which is what a level is carried on from
     */
    PointExplanation explained(@Nullable PointExplanation before) {
        String of =
                point.series().metric() == null ? null : point.series().metric().value();
        String label = point.bucket().label();
        return PointExplanation.of(
                gap == Gap.CARRIED && before != null
                        ? Explanation.computed(
                                before.value().quantity(), of, label, Computation.CARRIED, List.of(before.value()))
                        : Explanation.given(Quantity.GAP, of, label, point.value()));
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
