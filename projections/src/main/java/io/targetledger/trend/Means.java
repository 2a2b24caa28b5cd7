package io.targetledger.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** Values gathered by group and bucket, each bucket's point being their mean: six decimals. */
final class Means {

    private static final int DECIMALS = 6;

    private final Map<TrendSeries, Map<Bucket, List<BigDecimal>>> lines = new LinkedHashMap<>();

    void add(@Nullable String group, Bucket bucket, BigDecimal value) {
        lines.computeIfAbsent(TrendSeries.counted(group, Fill.NOTHING), series -> new LinkedHashMap<>())
                .computeIfAbsent(bucket, b -> new ArrayList<>())
                .add(value);
    }

    List<TrendPoint> points() {
        List<TrendPoint> points = new ArrayList<>();
        lines.forEach((series, buckets) -> buckets.forEach((bucket, values) ->
                points.add(new TrendPoint(series, bucket, mean(values), null, null, values.size(), 0))));
        return points;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Numbers.rounded(sum.divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
