package io.targetledger.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact quotient of decimals, so that nothing is rounded before the end. The divisor is above 0. */
public record Fraction(BigDecimal dividend, BigDecimal divisor) {

    public static final Fraction ZERO = of(BigDecimal.ZERO);

    public static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
                divisor.multiply(other.divisor));
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(dividend.multiply(factor), divisor);
    }

    public Fraction dividedBy(BigDecimal positive) {
        return new Fraction(dividend, divisor.multiply(positive));
    }

    public BigDecimal rounded(int decimals, RoundingMode mode) {
        return dividend.divide(divisor, decimals, mode);
    }
}
