package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** The formulas of sales performance, as pure functions; ratios have six decimals, rounded half even. */
public final class Attainment {

    private static final BigDecimal JUST_MISSED = new BigDecimal("0.999999");

    private Attainment() {}

    /**
     * How much of the target was reached; 1 is 100 %.
     *
     * <ul>
     *   <li>INCREASE: actual ÷ target (quota attainment)
     *   <li>DECREASE: (baseline − actual) ÷ (baseline − target), the reached share of the reduction asked for
     *   <li>MAINTAIN: 1 within the tolerance; else 1 − (|actual − target| − tolerance) ÷ target, at least 0
     * </ul>
     *
     * <p>It is 1 or more exactly when the target was reached: what falls short of it by less than the decimals show is
     * given as 0.999999.
     */
    public static BigDecimal of(Direction direction, Target target, BigDecimal actual) {
        BigDecimal share = share(direction, target, actual);
        return share.compareTo(BigDecimal.ONE) >= 0 && !reached(direction, target, actual) ? JUST_MISSED : share;
    }

    /** Whether the actual is the target or better; for {@code MAINTAIN}, whether it lies within the tolerance. */
    public static boolean reached(Direction direction, Target target, BigDecimal actual) {
        return switch (direction) {
            case INCREASE -> actual.compareTo(target.value()) >= 0;
            case DECREASE -> actual.compareTo(target.value()) <= 0;
            case MAINTAIN -> beyondTolerance(target, actual).signum() <= 0;
        };
    }

    /** The attainment of goals to increase, one alone or several added up: actual ÷ target. */
    public static BigDecimal increased(BigDecimal actual, BigDecimal target) {
        BigDecimal share = Numbers.ratio(actual, target);
        return share.compareTo(BigDecimal.ONE) >= 0 && actual.compareTo(target) < 0 ? JUST_MISSED : share;
    }

    private static BigDecimal share(Direction direction, Target target, BigDecimal actual) {
        return switch (direction) {
            case INCREASE -> Numbers.ratio(actual, target.value());
            case DECREASE ->
                Numbers.ratio(
                        target.baseline().subtract(actual), target.baseline().subtract(target.value()));
            case MAINTAIN -> maintained(target, actual);
        };
    }

    private static BigDecimal maintained(Target target, BigDecimal actual) {
        BigDecimal beyond = beyondTolerance(target, actual);
        return beyond.signum() <= 0
                ? BigDecimal.ONE
                : Numbers.rounded(BigDecimal.ONE
                        .subtract(Numbers.ratio(beyond, target.value()))
                        .max(BigDecimal.ZERO));
    }

    private static BigDecimal beyondTolerance(Target target, BigDecimal actual) {
        BigDecimal tolerance = target.tolerance() == null ? BigDecimal.ZERO : target.tolerance();
        return actual.subtract(target.value()).abs().subtract(tolerance);
    }

    /** Pacing = attainment ÷ elapsed share of the period; null before the period starts. */
    public static @Nullable BigDecimal pacing(BigDecimal attainment, BigDecimal elapsedShare) {
        return elapsedShare.signum() == 0 ? null : Numbers.ratio(attainment, elapsedShare);
    }

    /**
     * Outcome at the period's end at the current rate: actual ÷ elapsed share for sums; other aggregations do not
     * accumulate, so the actual stands. Null before the period starts.
     */
    public static @Nullable BigDecimal projected(Aggregation aggregation, BigDecimal actual, BigDecimal elapsedShare) {
        if (elapsedShare.signum() == 0) {
            return null;
        }
        return aggregation == Aggregation.SUM ? Numbers.ratio(actual, elapsedShare) : actual;
    }
}
