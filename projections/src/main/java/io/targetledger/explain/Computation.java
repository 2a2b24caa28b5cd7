package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.shared.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * The formulas by which numbers are computed, each over the inputs of one node of an explanation. Unless said otherwise a
 * result is rounded to six decimals, half even, and there is none where an input that is needed has no value.
 *
 * <p>A formula that changes gets a version of its own: what an id and a version mean never changes.
 */
public enum Computation {
    /** actual ÷ target; 0.999999 where rounding would make 1 of an actual below the target. */
    ATTAINMENT_INCREASE("attainment.increase", (terms, expression) -> GoalFormulas.increased(terms)),
    /** (baseline − actual) ÷ (baseline − target), likewise. */
    ATTAINMENT_DECREASE(
            "attainment.decrease", (terms, expression) -> GoalFormulas.attainment(Direction.DECREASE, terms)),
    /** 1 within the tolerance; else 1 − (|actual − target| − tolerance) ÷ target, at least 0. */
    ATTAINMENT_MAINTAIN(
            "attainment.maintain", (terms, expression) -> GoalFormulas.attainment(Direction.MAINTAIN, terms)),
    /** attainment ÷ elapsed share; none before the period. */
    PACING("pacing", (terms, expression) -> GoalFormulas.pacing(terms)),
    /** actual ÷ elapsed share; none before the period. */
    PROJECTED_SUM("projected.sum", (terms, expression) -> GoalFormulas.projected(Aggregation.SUM, terms)),
    /** The actual as it stands, which does not accumulate; none before the period. */
    PROJECTED_LEVEL("projected.level", (terms, expression) -> GoalFormulas.projected(Aggregation.LAST, terms)),
    /** elapsed days ÷ days. */
    ELAPSED_SHARE("elapsed-share", (terms, expression) -> GoalFormulas.elapsedShare(terms)),
    /** Sum of the inputs that have a value, exactly; none where none has. */
    SUM("sum", (terms, expression) -> Arithmetic.sum(terms)),
    /** Sum of the inputs that have a value ÷ how many have one. */
    MEAN("mean", (terms, expression) -> Arithmetic.mean(terms)),
    /** Σ inputs ÷ Σ their counts; ten decimals, half even, then six. */
    MEAN_OF_MEASUREMENTS("mean.measurements", (terms, expression) -> Arithmetic.meanOfMeasurements(terms)),
    /** The latest measurement, which is the only input. */
    LATEST_MEASUREMENT("latest.measurement", (terms, expression) -> Arithmetic.last(terms)),
    /** A metric's own formula; ten decimals on the way. */
    METRIC("metric", Arithmetic::metric),
    /** Inputs are pairs of a weight and a value: Σ(weight × value) ÷ Σ weight over those with a value. */
    WEIGHTED_MEAN("mean.weighted", (terms, expression) -> Arithmetic.weightedMean(terms, 6)),
    /** Likewise; ten decimals, half even, then six. */
    ROLL_UP("roll-up", (terms, expression) -> Arithmetic.weightedMean(terms, 10)),
    /** The first input minus the second, which counts as 0 where it has no value; exactly. */
    DIFFERENCE("difference", (terms, expression) -> Arithmetic.difference(terms)),
    /** The first input minus the second; exactly. */
    CHANGE("change", (terms, expression) -> Arithmetic.change(terms)),
    /** (first − second) ÷ second. */
    RELATIVE_CHANGE("change.relative", (terms, expression) -> Arithmetic.relativeChange(terms)),
    /** first ÷ second. */
    RATIO("ratio", (terms, expression) -> Arithmetic.ratio(terms)),
    /** The value before, which is the only input. */
    CARRIED("carried", (terms, expression) -> Arithmetic.last(terms)),
    /** The last input that has a value: who decided last, decides. */
    LAST_DECISION("last.decision", (terms, expression) -> Arithmetic.last(terms)),
    /** Σ(weight × score) ÷ Σ weight over pairs with a score, scores not rounded; two decimals, half up. */
    REVIEW_SCORE("review.score", (terms, expression) -> ReviewFormulas.score(terms)),
    /** Σ(share × average) ÷ Σ share over pairs; shown with six decimals, half even, and not rounded in the score. */
    REVIEW_CRITERION("review.criterion", (terms, expression) -> ReviewFormulas.unrounded(terms)) {
        @Override
        BigDecimal shown(Fraction exact) {
            return ReviewFormulas.shown(exact);
        }
    },
    /** The score of the highest step whose least attainment is reached; below the first, the lowest score. */
    REVIEW_STEPS("review.steps", (terms, expression) -> ReviewFormulas.steps(terms)),
    /** Sums with a history: Benktander's method over the completion curve; six significant digits, as of all forecasts. */
    FORECAST_CURVE(
            "forecast.completion-curve",
            (terms, expression) -> ForecastFormulas.of(Aggregation.SUM, ForecastFormulas.VALUE, terms)),
    /** Lower end of its interval. */
    FORECAST_CURVE_LOWER(
            "forecast.completion-curve.lower",
            (terms, expression) -> ForecastFormulas.of(Aggregation.SUM, ForecastFormulas.LOWER, terms)),
    /** Upper end of its interval. */
    FORECAST_CURVE_UPPER(
            "forecast.completion-curve.upper",
            (terms, expression) -> ForecastFormulas.of(Aggregation.SUM, ForecastFormulas.UPPER, terms)),
    /** Averages with a history: likewise, by the elapsed share. */
    FORECAST_MEAN(
            "forecast.running-mean",
            (terms, expression) -> ForecastFormulas.of(Aggregation.AVERAGE, ForecastFormulas.VALUE, terms)),
    /** Lower end of its interval. */
    FORECAST_MEAN_LOWER(
            "forecast.running-mean.lower",
            (terms, expression) -> ForecastFormulas.of(Aggregation.AVERAGE, ForecastFormulas.LOWER, terms)),
    /** Upper end of its interval. */
    FORECAST_MEAN_UPPER(
            "forecast.running-mean.upper",
            (terms, expression) -> ForecastFormulas.of(Aggregation.AVERAGE, ForecastFormulas.UPPER, terms)),
    /** Levels and formulas with a history: the actual and the mean of what used to change from then on. */
    FORECAST_DRIFT(
            "forecast.drift",
            (terms, expression) -> ForecastFormulas.of(Aggregation.LAST, ForecastFormulas.VALUE, terms)),
    /** Lower end of its interval. */
    FORECAST_DRIFT_LOWER(
            "forecast.drift.lower",
            (terms, expression) -> ForecastFormulas.of(Aggregation.LAST, ForecastFormulas.LOWER, terms)),
    /** Upper end of its interval. */
    FORECAST_DRIFT_UPPER(
            "forecast.drift.upper",
            (terms, expression) -> ForecastFormulas.of(Aggregation.LAST, ForecastFormulas.UPPER, terms)),
    /** Sums with too little history: actual ÷ elapsed share. */
    FORECAST_RUN_RATE_SUM(
            "forecast.run-rate.sum",
            (terms, expression) -> ForecastFormulas.of(Aggregation.SUM, ForecastFormulas.VALUE, terms)),
    /** All else with too little history: the actual. */
    FORECAST_RUN_RATE_LEVEL(
            "forecast.run-rate.level",
            (terms, expression) -> ForecastFormulas.of(Aggregation.LAST, ForecastFormulas.VALUE, terms)),
    /** Of a period that is over: the actual, which is the only input. */
    FORECAST_ACTUAL("forecast.actual", (terms, expression) -> Arithmetic.last(terms));

    private final String id;
    private final Applied formula;

    Computation(String id, Applied formula) {
        this.id = id;
        this.formula = formula;
    }

    /** What a formula does with the inputs of a node. */
    private interface Applied {

        @Nullable
        Fraction to(List<Term> terms, @Nullable String expression);
    }

    /** Stable, e.g. {@code attainment.increase}. */
    public String id() {
        return id;
    }

    public int version() {
        return 1;
    }

    /** @throws IllegalArgumentException for an id that no formula has */
    public static Computation of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no formula " + id));
    }

    /** The attainment of goals of this direction. */
    public static Computation attainmentOf(Direction direction) {
        return switch (direction) {
            case INCREASE -> ATTAINMENT_INCREASE;
            case DECREASE -> ATTAINMENT_DECREASE;
            case MAINTAIN -> ATTAINMENT_MAINTAIN;
        };
    }

    /** @param expression of a metric, null for all other formulas */
    @Nullable
    Fraction apply(List<Term> terms, @Nullable String expression) {
        return formula.to(terms, expression);
    }

    /** What is shown of a result; all but one round it themselves. */
    BigDecimal shown(Fraction exact) {
        return exact.dividend();
    }
}
