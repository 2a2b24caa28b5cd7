package io.targetledger.trend;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.goal.StandingExplanation;
import org.jspecify.annotations.Nullable;

/** How the numbers of a {@link Pool} came to be, from those of its goals. */
record PoolExplanation(TrendSeries series, Bucket bucket, List<StandingExplanation> goals) {

    Explanation attainment() {
        return series.pooled()
                ? computed(Quantity.ATTAINMENT, Computation.ATTAINMENT_INCREASE, List.of(actual(), target()))
                : mean(Quantity.ATTAINMENT, StandingExplanation::attainment);
    }

    Explanation pacing() {
        return series.pooled()
                ? computed(Quantity.PACING, Computation.PACING, List.of(attainment(), elapsedShare()))
                : mean(Quantity.PACING, StandingExplanation::pacing);
    }

    Explanation target() {
        return series.pooled()
                ? computed(Quantity.TARGET, Computation.SUM, all(StandingExplanation::target))
                : mean(Quantity.TARGET, StandingExplanation::target);
    }

    Explanation actual() {
        return series.pooled()
                ? computed(Quantity.ACTUAL, Computation.SUM, all(StandingExplanation::actual))
                : mean(Quantity.ACTUAL, StandingExplanation::actual);
    }

    /** Of goals that add up: by their targets. */
    private Explanation elapsedShare() {
        return computed(
                Quantity.ELAPSED_SHARE,
                Computation.WEIGHTED_MEAN,
                goals.stream()
                        .flatMap(goal -> Stream.of(goal.target(), goal.elapsedShare()))
                        .toList());
    }

    private Explanation mean(Quantity quantity, Function<StandingExplanation, Explanation> part) {
        return computed(
                quantity,
                Computation.WEIGHTED_MEAN,
                goals.stream()
                        .flatMap(goal -> Stream.of(goal.weight(), part.apply(goal)))
                        .toList());
    }

    private List<Explanation> all(Function<StandingExplanation, Explanation> part) {
        return goals.stream().map(part).toList();
    }

    private Explanation computed(Quantity quantity, Computation computation, List<Explanation> inputs) {
        return Explanation.computed(quantity, of(), bucket.label(), computation, inputs);
    }

    private @Nullable String of() {
        return series.metric() == null ? null : series.metric().value();
    }
}
