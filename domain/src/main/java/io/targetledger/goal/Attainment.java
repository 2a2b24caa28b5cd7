package io.targetledger.goal;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import org.jspecify.annotations.Nullable;

/** The formulas of sales performance, as pure functions; ratios have six decimals, rounded half even. */
public final class Attainment {

    private static final int DECIMALS = 6;

    private Attainment() {}

    /**
     * How much of the target was reached; 1 is 100 %.
     *
     * <ul>
     *   <li>INCREASE: actual ÷ target (quota attainment)
     *   <li>DECREASE: (baseline − actual) ÷ (baseline − target), the reached share of the reduction asked for
     *   <li>MAINTAIN: 1 within the tolerance; else 1 − (|actual − target| − tolerance) ÷ target, at least 0
     * </ul>
     */
    public static BigDecimal of(Direction direction, Target target, BigDecimal actual) {
        return switch (direction) {
            case INCREASE -> ratio(actual, target.value());
            case DECREASE ->
                ratio(target.baseline().subtract(actual), target.baseline().subtract(target.value()));
            case MAINTAIN -> maintained(target, actual);
        };
    }

    private static BigDecimal maintained(Target target, BigDecimal actual) {
        BigDecimal tolerance = target.tolerance() == null ? BigDecimal.ZERO : target.tolerance();
        BigDecimal beyond = actual.subtract(target.value()).abs().subtract(tolerance);
        return beyond.signum() <= 0
                ? canonical(BigDecimal.ONE)
                : canonical(
                        BigDecimal.ONE.subtract(ratio(beyond, target.value())).max(BigDecimal.ZERO));
    }

    /** Pacing = attainment ÷ elapsed share of the period; null before the period starts. */
    public static @Nullable BigDecimal pacing(BigDecimal attainment, BigDecimal elapsedShare) {
        return elapsedShare.signum() == 0 ? null : ratio(attainment, elapsedShare);
    }

    /**
     * Outcome at the period's end at the current rate: actual ÷ elapsed share for sums; other aggregations do not
     * accumulate, so the actual stands. Null before the period starts.
     */
    public static @Nullable BigDecimal projected(Aggregation aggregation, BigDecimal actual, BigDecimal elapsedShare) {
        if (elapsedShare.signum() == 0) {
            return null;
        }
        return aggregation == Aggregation.SUM ? ratio(actual, elapsedShare) : actual;
    }

    private static BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return canonical(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
