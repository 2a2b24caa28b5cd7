package io.targetledger.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.targetledger.explain.Computation;
import io.targetledger.explain.EventsOf;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** Values gathered by group and bucket, each bucket's point being their mean: six decimals. */
final class Means<V> {

    private static final int DECIMALS = 6;

    private final Map<TrendSeries, Map<Bucket, List<One<V>>>> lines = new LinkedHashMap<>();

    private record One<V>(Versioned<V> of, BigDecimal value) {}

    void add(@Nullable String group, Bucket bucket, Versioned<V> of, BigDecimal value) {
        lines.computeIfAbsent(TrendSeries.counted(group, Fill.NOTHING), series -> new LinkedHashMap<>())
                .computeIfAbsent(bucket, b -> new ArrayList<>())
                .add(new One<>(of, value));
    }

    List<TrendPoint> points() {
        List<TrendPoint> points = new ArrayList<>();
        lines.forEach((series, buckets) -> buckets.forEach((bucket, values) ->
                points.add(new TrendPoint(series, bucket, mean(values), null, null, values.size(), 0))));
        return points;
    }

    private List<String> idsIn(List<TrendPoint> points) {
        return points.stream()
                .flatMap(point -> in(point).stream())
                .map(one -> one.of().key())
                .toList();
    }

    /**
     * By the events that gave each object what it counts for.
     *
     * @param versionsOf all versions of some objects, by their ids
     * @param counted what of an object its value was made of
     */
    List<PointExplanation> explain(
            List<TrendPoint> points,
            Quantity quantity,
            Function<List<String>, Map<String, List<Versioned<V>>>> versionsOf,
            Function<V, @Nullable Object> counted) {
        Map<String, List<Versioned<V>>> versions = versionsOf.apply(idsIn(points));
        return points.stream()
                .map(point -> PointExplanation.of(Explanation.computed(
                        quantity,
                        point.series().group(),
                        point.bucket().label(),
                        Computation.MEAN,
                        in(point).stream()
                                .map(one -> Explanation.recorded(
                                        quantity,
                                        one.of().key(),
                                        null,
                                        one.value(),
                                        new EventsOf<>(versions.getOrDefault(
                                                        one.of().key(), List.of()))
                                                .until(one.of().position())
                                                .since(counted)))
                                .toList())))
                .toList();
    }

    private List<One<V>> in(TrendPoint point) {
        return lines.getOrDefault(point.series(), Map.of()).getOrDefault(point.bucket(), List.of());
    }

    private static <V> BigDecimal mean(List<One<V>> values) {
        BigDecimal sum = values.stream().map(One::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Numbers.rounded(sum.divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
