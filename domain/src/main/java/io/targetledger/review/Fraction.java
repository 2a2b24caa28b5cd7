package io.targetledger.review;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact quotient of decimals, so that nothing is rounded before the end. The divisor is above 0. */
record Fraction(BigDecimal dividend, BigDecimal divisor) {

    static final Fraction ZERO = of(BigDecimal.ZERO);

    static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
                divisor.multiply(other.divisor));
    }

    Fraction times(BigDecimal factor) {
        return new Fraction(dividend.multiply(factor), divisor);
    }

    Fraction dividedBy(BigDecimal positive) {
        return new Fraction(dividend, divisor.multiply(positive));
    }

    BigDecimal rounded(int decimals, RoundingMode mode) {
        return dividend.divide(divisor, decimals, mode);
    }
}
