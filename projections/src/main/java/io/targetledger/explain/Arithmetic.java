package io.targetledger.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.targetledger.metric.Formula;
import io.targetledger.shared.Fraction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** Formulas that mean the same whatever their inputs are of. */
final class Arithmetic {

    private Arithmetic() {}

    static @Nullable Fraction exact(@Nullable BigDecimal number) {
        return number == null ? null : Fraction.of(number);
    }

    static @Nullable Fraction sum(List<Term> terms) {
        return exact(values(terms).stream()
                .reduce(BigDecimal::add)
                .map(BigDecimal::stripTrailingZeros)
                .orElse(null));
    }

    static @Nullable Fraction mean(List<Term> terms) {
        List<BigDecimal> values = values(terms);
        return values.isEmpty()
                ? null
                : Fraction.of(Numbers.ratio(
                        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.valueOf(values.size())));
    }

    static @Nullable Fraction meanOfMeasurements(List<Term> terms) {
        BigDecimal sum = values(terms).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int count = terms.stream().mapToInt(Term::count).sum();
        return count == 0
                ? null
                : Fraction.of(Numbers.rounded(sum.divide(BigDecimal.valueOf(count), 10, RoundingMode.HALF_EVEN)));
    }

    static @Nullable Fraction metric(List<Term> terms, @Nullable String expression) {
        return Formula.parse(Objects.requireNonNull(expression, "a metric's formula"))
                .evaluate(
                        code -> Optional.ofNullable(Term.amount(terms, Quantity.AMOUNT, code)),
                        code -> Optional.ofNullable(Term.amount(terms, Quantity.PREVIOUS_AMOUNT, code)))
                .map(Fraction::of)
                .orElse(null);
    }

    /** @param decimals of the quotient, before it is brought to six */
    static @Nullable Fraction weightedMean(List<Term> terms, int decimals) {
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < terms.size(); i += 2) {
            BigDecimal weight = terms.get(i).number();
            if (weight != null) {
                mean.add(weight, terms.get(i + 1).number());
            }
        }
        return exact(mean.rounded(decimals));
    }

    static @Nullable Fraction difference(List<Term> terms) {
        BigDecimal minuend = terms.get(0).number();
        BigDecimal subtrahend = terms.get(1).number();
        return minuend == null ? null : exact(subtrahend == null ? minuend : minuend.subtract(subtrahend));
    }

    static @Nullable Fraction change(List<Term> terms) {
        BigDecimal first = terms.get(0).number();
        BigDecimal second = terms.get(1).number();
        return first == null || second == null ? null : exact(Numbers.rounded(first.subtract(second)));
    }

    static @Nullable Fraction relativeChange(List<Term> terms) {
        BigDecimal first = terms.get(0).number();
        BigDecimal second = terms.get(1).number();
        return first == null || second == null ? null : exact(Numbers.ratio(first.subtract(second), second));
    }

    static @Nullable Fraction ratio(List<Term> terms) {
        BigDecimal first = terms.get(0).number();
        BigDecimal second = terms.get(1).number();
        return first == null || second == null ? null : exact(Numbers.ratio(first, second));
    }

    static @Nullable Fraction last(List<Term> terms) {
        @Nullable Fraction last = null;
        for (Term term : terms) {
            last = term.value() == null ? last : term.value();
        }
        return last;
    }

    private static List<BigDecimal> values(List<Term> terms) {
        return terms.stream().map(Term::number).filter(Objects::nonNull).toList();
    }
}
