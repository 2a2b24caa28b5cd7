package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import io.targetledger.shared.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * An input of a formula as it enters it.
 *
 * @param value null where there is none; a whole fraction but for the criteria of reviews, which enter the score unrounded
 * @param count number of measurements it sums up
 */
record Term(
        Quantity quantity, @Nullable String of, @Nullable Fraction value, int count) {

    /** Null where it has no value. */
    @Nullable
    BigDecimal number() {
        return value == null ? null : value.dividend();
    }

    /** The one input that is this. */
    static @Nullable BigDecimal number(List<Term> terms, Quantity quantity) {
        return terms.stream()
                .filter(term -> term.quantity() == quantity)
                .findFirst()
                .map(Term::number)
                .orElse(null);
    }

    static BigDecimal required(List<Term> terms, Quantity quantity) {
        return Objects.requireNonNull(number(terms, quantity), () -> "an input " + quantity + " is missing");
    }

    /** The amount of a metric by its code. */
    static @Nullable BigDecimal amount(List<Term> terms, Quantity quantity, String code) {
        return terms.stream()
                .filter(term -> term.quantity() == quantity && ("metric/" + code).equals(term.of()))
                .findFirst()
                .map(Term::number)
                .orElse(null);
    }
}
