package io.targetledger.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.targetledger.metric.Expression.Constant;
import io.targetledger.metric.Expression.Current;
import io.targetledger.metric.Expression.Negation;
import io.targetledger.metric.Expression.Operation;
import io.targetledger.metric.Expression.Operator;
import io.targetledger.metric.Expression.Previous;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FormulaTest {

    private static final Map<String, String> NOW = Map.of("won", "30", "lost", "15", "revenue", "120", "zero", "0");
    private static final Map<String, String> BEFORE = Map.of("revenue", "100");

    @ParameterizedTest
    @CsvSource({
        "won / (won + lost), 0.666667",
        "won/(won+lost)*100, 66.666667",
        "(revenue - previous(revenue)) / previous(revenue), 0.2",
        "1 + 2 * 3, 7",
        "10 - 4 - 3, 3",
        "100 / 10 / 2, 5",
        "-won + 1, -29",
        "-(won - lost), -15",
        "--won, 30",
        "2 * -3, -6",
        "1.5 * 0.000001, 0.000002",
        "1 / 3 * 3, 1",
        "previous ( revenue ), 100",
        "0.5, 0.5",
        "1000000 * 1000000, 1000000000000",
        "won - won, 0",
    })
    void aFormulaIsWorkedOutAsInSchool(String formula, BigDecimal expected) {
        assertThat(value(formula)).hasValue(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "won + missing", "previous(won)", "won / zero", "won / (lost - lost)"})
    void whatCannotBeWorkedOutIsNothing(String formula) {
        assertThat(value(formula)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "won +, 6, OPERAND",
                "won + * lost, 7, OPERAND",
                "won lost, 5, OPERATOR",
                "(won + lost, 12, CLOSING_PARENTHESIS",
                "won), 4, OPERATOR",
                "(), 2, OPERAND",
                "previous(won + lost), 14, CLOSING_PARENTHESIS",
                "previous(1), 10, METRIC_CODE",
                "max(won), 4, OPERATOR",
                "Won, 1, OPERAND",
                "won ÷ lost, 5, OPERATOR",
                "won; drop, 4, OPERATOR",
                "1.2.3, 1, OPERAND",
                "1., 1, OPERAND",
                ".5, 1, OPERAND",
                "1e5, 2, OPERATOR",
                "0.1234567, 1, OPERAND",
                "12345678901234567890, 1, OPERAND",
                "2won, 2, OPERATOR",
            })
    void aWrongFormulaIsRefusedWithThePlaceAndWhatWasExpected(String formula, int position, String expected) {
        FormulaInvalid refusal = catchThrowableOfType(FormulaInvalid.class, () -> Formula.parse(formula));
        assertThat(Refused.arguments(refusal))
                .containsEntry("position", position)
                .containsEntry("expected", FormulaInvalid.Expected.valueOf(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-"})
    void aFormulaIsNotNestedWithoutEnd(String nesting) {
        FormulaInvalid refusal =
                catchThrowableOfType(FormulaInvalid.class, () -> Formula.parse(nesting.repeat(400) + "won"));
        assertThat(Refused.arguments(refusal)).containsEntry("expected", FormulaInvalid.Expected.LESS_NESTING);
    }

    @Test
    void aFormulaIsNotLongerThanItNeedsToBe() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Formula.parse("1+".repeat(5_000_000) + "1"));
        assertThat(Refused.named(refusal)).containsExactly("TEXT_TOO_LONG formula");
    }

    @Test
    void aFormulaKnowsTheMetricsItReads() {
        Formula formula = Formula.parse("(won - previous(revenue)) / previous(won) + 1 - lost");
        assertThat(formula.metrics()).containsExactly("lost", "revenue", "won");
        assertThat(formula.previousMetrics()).containsExactly("revenue", "won");
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll("expressions") Expression expression) {
        assertThat(Formula.parse(expression.toString())).hasToString(expression.toString());
    }

    @Property
    void aFormulaIsWorthWhatItsTreeIsWorth(@ForAll("sums") Expression expression) {
        Optional<BigDecimal> value = Formula.parse(expression.toString()).evaluate(of(NOW), of(BEFORE));
        assertThat(value)
                .hasValueSatisfying(actual ->
                        assertThat(actual.compareTo(exact(expression))).isZero());
    }

    private static BigDecimal exact(Expression expression) {
        if (expression instanceof Constant constant) {
            return constant.value();
        }
        if (expression instanceof Current current) {
            return new BigDecimal(NOW.get(current.code()));
        }
        if (expression instanceof Previous previous) {
            return new BigDecimal(BEFORE.get(previous.code()));
        }
        if (expression instanceof Negation negation) {
            return exact(negation.of()).negate();
        }
        Operation operation = (Operation) expression;
        BigDecimal left = exact(operation.left());
        BigDecimal right = exact(operation.right());
        return switch (operation.operator()) {
            case PLUS -> left.add(right);
            case MINUS -> left.subtract(right);
            case TIMES -> left.multiply(right);
            case DIVIDED_BY -> left.divide(right, 30, RoundingMode.HALF_EVEN);
        };
    }

    private static Optional<BigDecimal> value(String formula) {
        return Formula.parse(formula).evaluate(of(NOW), of(BEFORE));
    }

    private static Function<String, Optional<BigDecimal>> of(Map<String, String> amounts) {
        return code -> Optional.ofNullable(amounts.get(code)).map(BigDecimal::new);
    }

    @Provide
    Arbitrary<Expression> expressions() {
        return tree(Arbitraries.of(Operator.values()), 3);
    }

    /** Without divisions and fractions, everything is exact. */
    @Provide
    Arbitrary<Expression> sums() {
        return tree(Arbitraries.of(Operator.PLUS, Operator.MINUS, Operator.TIMES), 3);
    }

    private static Arbitrary<Expression> tree(Arbitrary<Operator> operators, int depth) {
        Arbitrary<Expression> leaf = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 99).map(number -> new Constant(BigDecimal.valueOf(number))),
                Arbitraries.of("won", "lost", "revenue").map(Current::new),
                Arbitraries.just(new Previous("revenue")));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Expression> smaller = tree(operators, depth - 1);
        return Arbitraries.oneOf(
                leaf,
                smaller.map(Negation::new),
                Combinators.combine(operators, smaller, smaller).as(Operation::new));
    }
}
