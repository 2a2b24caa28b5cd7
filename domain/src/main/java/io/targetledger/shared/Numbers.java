package io.targetledger.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Exact decimals as the ledger keeps them: at most 18 digits before the point and 6 after it. */
public final class Numbers {

    private static final int INTEGER_DIGITS = 18;
    private static final int FRACTION_DIGITS = 6;
    private static final int MOST_BITS = 3_000;

    private Numbers() {}

    /**
     * The same number in its one canonical form, without trailing zeros after the point.
     *
     * @throws Refusal {@code NUMBER_OUT_OF_RANGE}
     */
    public static BigDecimal canonical(String field, BigDecimal number) {
        // Looked at before anything is expanded or counted: 1E+1000000000 must not be written out.
        if (hasManyDigits(number)
                || (number.signum() != 0 && (long) number.precision() - number.scale() > INTEGER_DIGITS)) {
            throw outOfRange(field, number);
        }
        BigDecimal stripped = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (stripped.scale() > FRACTION_DIGITS) {
            throw outOfRange(field, number);
        }
        return plain(stripped);
    }

    /** A number that was computed: six decimals, rounded half even, in the same canonical form; of any size. */
    public static BigDecimal rounded(BigDecimal number) {
        return plain(number.setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros());
    }

    /** A quotient of two numbers: six decimals, rounded half even, in canonical form. The divisor is not 0. */
    public static BigDecimal ratio(BigDecimal dividend, BigDecimal divisor) {
        return rounded(dividend.divide(divisor, FRACTION_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal plain(BigDecimal stripped) {
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean hasManyDigits(BigDecimal number) {
        return number.unscaledValue().bitLength() > MOST_BITS;
    }

    private static Refusal outOfRange(String field, BigDecimal number) {
        return new Refusal(
                "NUMBER_OUT_OF_RANGE",
                field,
                Map.of(
                        "given",
                        // The digits of such a number take long to write, and nobody would read them.
                        hasManyDigits(number) ? "…" : Text.shown(number.toString()),
                        "integerDigits",
                        INTEGER_DIGITS,
                        "fractionDigits",
                        FRACTION_DIGITS));
    }
}
