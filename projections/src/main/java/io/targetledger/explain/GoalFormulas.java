package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.goal.Attainment;
import io.targetledger.goal.Target;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.shared.Fraction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** The formulas of {@link Attainment}, over what explains them. */
final class GoalFormulas {

    private GoalFormulas() {}

    static @Nullable Fraction increased(List<Term> terms) {
        BigDecimal actual = outcome(terms);
        BigDecimal target = Term.number(terms, Quantity.TARGET);
        return actual == null || target == null ? null : Fraction.of(Attainment.increased(actual, target));
    }

    static @Nullable Fraction attainment(Direction direction, List<Term> terms) {
        BigDecimal actual = outcome(terms);
        if (actual == null) {
            return null;
        }
        BigDecimal baseline = Term.number(terms, Quantity.BASELINE);
        Target target = new Target(
                Term.required(terms, Quantity.TARGET),
                baseline == null ? BigDecimal.ZERO : baseline,
                Term.number(terms, Quantity.TOLERANCE));
        return Fraction.of(Attainment.of(direction, target, actual));
    }

    /** What is held against the target: what came, or what is forecast to come. */
    private static @Nullable BigDecimal outcome(List<Term> terms) {
        BigDecimal actual = Term.number(terms, Quantity.ACTUAL);
        return actual == null ? Term.number(terms, Quantity.FORECAST) : actual;
    }

    static @Nullable Fraction pacing(List<Term> terms) {
        BigDecimal attainment = Term.number(terms, Quantity.ATTAINMENT);
        return attainment == null
                ? null
                : Arithmetic.exact(Attainment.pacing(attainment, Term.required(terms, Quantity.ELAPSED_SHARE)));
    }

    static @Nullable Fraction projected(Aggregation aggregation, List<Term> terms) {
        BigDecimal actual = Term.number(terms, Quantity.ACTUAL);
        return actual == null
                ? null
                : Arithmetic.exact(
                        Attainment.projected(aggregation, actual, Term.required(terms, Quantity.ELAPSED_SHARE)));
    }

    static Fraction elapsedShare(List<Term> terms) {
        return Fraction.of(
                Numbers.ratio(Term.required(terms, Quantity.ELAPSED_DAYS), Term.required(terms, Quantity.DAYS)));
    }
}
