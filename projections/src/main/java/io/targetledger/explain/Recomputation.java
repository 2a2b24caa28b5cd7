package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.shared.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * Computes a number again from the leaves of its explanation and the ids of the formulas, and nothing else: no stored
 * intermediate value is looked at. Whoever has a tree can do the same by hand; {@code docs/explain.md} says how.
 */
public final class Recomputation {

    private Recomputation() {}

    /** The number as the tree gives it; a node without a formula is taken as it is. */
    public static @Nullable BigDecimal of(Explanation explanation) {
        Fraction exact = exact(explanation);
        if (exact == null) {
            return null;
        }
        Calculation calculation = explanation.calculation();
        return calculation == null
                ? exact.dividend()
                : calculation.computation().shown(exact);
    }

    private static @Nullable Fraction exact(Explanation explanation) {
        Calculation calculation = explanation.calculation();
        if (calculation == null) {
            BigDecimal value = explanation.value();
            return value == null ? null : Fraction.of(value);
        }
        List<Term> terms =
                explanation.inputs().stream().map(Recomputation::term).toList();
        return calculation.computation().apply(terms, calculation.expression());
    }

    private static Term term(Explanation input) {
        Integer count = input.count();
        return new Term(input.quantity(), input.of(), exact(input), count == null ? 0 : count);
    }
}
