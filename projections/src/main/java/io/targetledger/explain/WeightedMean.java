package io.targetledger.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** Σ(weight × value) ÷ Σ weight over what has a value; what has none neither raises nor lowers it. */
public final class WeightedMean {

    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal weights = BigDecimal.ZERO;

    public void add(BigDecimal weight, @Nullable BigDecimal value) {
        if (value != null) {
            sum = sum.add(weight.multiply(value));
            weights = weights.add(weight);
        }
    }

    /**
     * Divided with so many decimals, rounded half even, then brought to six likewise; null where nothing with a weight has
     * a value.
     */
    public @Nullable BigDecimal rounded(int decimals) {
        return weights.signum() == 0 ? null : Numbers.rounded(sum.divide(weights, decimals, RoundingMode.HALF_EVEN));
    }
}
