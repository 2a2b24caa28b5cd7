package io.targetledger.campaign;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign lifted: those addressed against those they are compared with. Against the control group, which was drawn
 * by lot, the difference is what the campaign did, as in any randomised trial (R. Kohavi, D. Tang, Y. Xu, <i>Trustworthy
 * Online Controlled Experiments</i>, 2020); against all other customers it is a mere difference, since the segment was
 * different to begin with. All rates have six decimals, rounded half even.
 */
public record Uplift(GroupResult addressed, GroupResult compared) {

    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

    /** The 97.5 % quantile of the standard normal distribution. */
    private static final BigDecimal Z = new BigDecimal("1.959964");

    /** Conversion rate of those addressed − of those compared with; null where a group is empty. */
    public @Nullable BigDecimal absolute() {
        return rounded(exact());
    }

    /** Absolute uplift ÷ conversion rate of those compared with; null where that is 0 or a group is empty. */
    public @Nullable BigDecimal relative() {
        BigDecimal difference = exact();
        return difference == null || compared.converted() == 0
                ? null
                : rounded(difference.divide(rate(compared), EXACT_ENOUGH));
    }

    /** Customers who converted because of the campaign = absolute uplift × customers addressed; null as the uplift. */
    public @Nullable BigDecimal incrementalConversions() {
        BigDecimal difference = exact();
        return difference == null ? null : rounded(difference.multiply(BigDecimal.valueOf(addressed.size())));
    }

    /** (Revenue per customer addressed − per customer compared with) × customers addressed; null where a group is empty. */
    public @Nullable BigDecimal incrementalRevenue() {
        if (addressed.size() == 0 || compared.size() == 0) {
            return null;
        }
        BigDecimal expected = compared.revenue()
                .multiply(BigDecimal.valueOf(addressed.size()))
                .divide(BigDecimal.valueOf(compared.size()), EXACT_ENOUGH);
        return rounded(addressed.revenue().subtract(expected));
    }

    /**
     * How far the absolute uplift may be off by chance, at 95 % confidence: the true one lies between uplift − margin and
     * uplift + margin, and a margin above the uplift says that it may be nothing. The usual interval for the difference of
     * two proportions, z × √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂) (A. Agresti, <i>Categorical Data Analysis</i>), for groups of
     * some dozens at least; null where a group is empty.
     */
    public @Nullable BigDecimal margin() {
        return exact() == null
                ? null
                : rounded(Z.multiply(variance(addressed).add(variance(compared)).sqrt(EXACT_ENOUGH)));
    }

    private @Nullable BigDecimal exact() {
        return addressed.size() == 0 || compared.size() == 0
                ? null
                : rate(addressed).subtract(rate(compared));
    }

    private static BigDecimal variance(GroupResult group) {
        BigDecimal rate = rate(group);
        return rate.multiply(BigDecimal.ONE.subtract(rate)).divide(BigDecimal.valueOf(group.size()), EXACT_ENOUGH);
    }

    private static BigDecimal rate(GroupResult group) {
        return BigDecimal.valueOf(group.converted()).divide(BigDecimal.valueOf(group.size()), EXACT_ENOUGH);
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal exact) {
        return exact == null ? null : Numbers.rounded(exact.setScale(6, RoundingMode.HALF_EVEN));
    }
}
