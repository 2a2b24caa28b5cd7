package io.targetledger.metric;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic over metrics: numbers, codes of other metrics, {@code + - * /}, parentheses, and {@code previous(code)}
 * for the amount in the period before of the same length. Parsed, never run by a script engine.
 *
 * <p>The code of a metric is what follows {@code metric/} in its id; to be used in a formula it starts with a lower case
 * letter and goes on with lower case letters, digits and {@code _}.
 */
public final class Formula {

    /** Most characters of a formula. */
    public static final int LONGEST = 500;

    private final Expression expression;

    private Formula(Expression expression) {
        this.expression = expression;
    }

    /**
     * @throws FormulaInvalid naming the place of the error and what was expected there
     * @throws io.targetledger.shared.Refusal {@code TEXT_MISSING} or {@code TEXT_TOO_LONG}
     */
    public static Formula parse(String text) {
        return new Formula(new FormulaParser(Text.required("formula", text, LONGEST)).parse());
    }

    /** Codes of all metrics it reads, those of the period before included; sorted. */
    public Set<String> metrics() {
        return codes(expression.leaves().map(Formula::codeOf));
    }

    /** Codes of the metrics whose amount in the period itself it reads; sorted. */
    public Set<String> currentMetrics() {
        return codes(
                expression.leaves().filter(Expression.Current.class::isInstance).map(Formula::codeOf));
    }

    /** Codes of the metrics whose amount in the period before it reads; sorted. */
    public Set<String> previousMetrics() {
        return codes(expression
                .leaves()
                .filter(Expression.Previous.class::isInstance)
                .map(Formula::codeOf));
    }

    /**
     * The value, with at most six decimals (ten on the way), rounded half even.
     *
     * @param current amount of a metric, by its code, in the period asked for
     * @param previous amount of a metric, by its code, in the period before of the same length
     * @return nothing where an amount is missing or something is divided by zero
     */
    public Optional<BigDecimal> evaluate(
            Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
        return expression.evaluate(current, previous).map(Numbers::rounded);
    }

    /** The formula with every operation in parentheses; parsing it gives an equal formula. */
    @Override
    public String toString() {
        return expression.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Formula that && expression.equals(that.expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    private static Set<String> codes(Stream<@Nullable String> codes) {
        Set<String> sorted = new TreeSet<>();
        codes.forEach(code -> {
            if (code != null) {
                sorted.add(code);
            }
        });
        return sorted;
    }

    private static @Nullable String codeOf(Expression leaf) {
        if (leaf instanceof Expression.Current current) {
            return current.code();
        }
        return leaf instanceof Expression.Previous previous ? previous.code() : null;
    }
}
