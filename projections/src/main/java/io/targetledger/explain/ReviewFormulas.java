package io.targetledger.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

import io.targetledger.shared.Fraction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** The formulas by which reviews are scored, over what explains them. */
final class ReviewFormulas {

    private ReviewFormulas() {}

    static @Nullable Fraction score(List<Term> terms) {
        Fraction mean = unrounded(terms);
        return mean == null ? null : Fraction.of(Numbers.rounded(mean.rounded(2, RoundingMode.HALF_UP)));
    }

    static @Nullable Fraction unrounded(List<Term> terms) {
        Fraction sum = Fraction.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int i = 0; i < terms.size(); i += 2) {
            BigDecimal weight = terms.get(i).number();
            Fraction value = terms.get(i + 1).value();
            if (weight != null && value != null) {
                sum = sum.plus(value.times(weight));
                weights = weights.add(weight);
            }
        }
        return weights.signum() == 0 ? null : sum.dividedBy(weights);
    }

    static BigDecimal shown(Fraction exact) {
        return Numbers.rounded(exact.rounded(6, RoundingMode.HALF_EVEN));
    }

    static @Nullable Fraction steps(List<Term> terms) {
        BigDecimal attainment = Term.number(terms, Quantity.ATTAINMENT);
        if (attainment == null) {
            return null;
        }
        BigDecimal earned = Term.required(terms, Quantity.LOWEST_SCORE);
        for (int i = 0; i + 1 < terms.size(); i++) {
            BigDecimal from = terms.get(i).number();
            BigDecimal score = terms.get(i + 1).number();
            if (terms.get(i).quantity() == Quantity.STEP_FROM
                    && from != null
                    && score != null
                    && from.compareTo(attainment) <= 0) {
                earned = score;
            }
        }
        return Fraction.of(earned);
    }
}
