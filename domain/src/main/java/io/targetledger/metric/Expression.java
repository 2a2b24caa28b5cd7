package io.targetledger.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A parsed formula: a small tree. Inside, numbers have at most ten decimals, rounded half even. */
sealed interface Expression {

    int DECIMALS = 10;

    Optional<BigDecimal> evaluate(
            Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous);

    /** The metrics read: {@link Metric} and {@link Previous} nodes. */
    default Stream<Expression> leaves() {
        return Stream.of(this);
    }

    record Constant(BigDecimal value) implements Expression {

        @Override
        public Optional<BigDecimal> evaluate(
                Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
            return Optional.of(value);
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    record Current(String code) implements Expression {

        @Override
        public Optional<BigDecimal> evaluate(
                Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
            return current.apply(code);
        }

        @Override
        public String toString() {
            return code;
        }
    }

    record Previous(String code) implements Expression {

        @Override
        public Optional<BigDecimal> evaluate(
                Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
            return previous.apply(code);
        }

        @Override
        public String toString() {
            return "previous(" + code + ")";
        }
    }

    record Negation(Expression of) implements Expression {

        @Override
        public Optional<BigDecimal> evaluate(
                Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
            return of.evaluate(current, previous).map(BigDecimal::negate);
        }

        @Override
        public Stream<Expression> leaves() {
            return of.leaves();
        }

        @Override
        public String toString() {
            return "-" + of;
        }
    }

    record Operation(Operator operator, Expression left, Expression right) implements Expression {

        @Override
        public Optional<BigDecimal> evaluate(
                Function<String, Optional<BigDecimal>> current, Function<String, Optional<BigDecimal>> previous) {
            return left.evaluate(current, previous)
                    .flatMap(a -> right.evaluate(current, previous).flatMap(b -> operator.apply(a, b)));
        }

        @Override
        public Stream<Expression> leaves() {
            return Stream.concat(left.leaves(), right.leaves());
        }

        @Override
        public String toString() {
            return "(" + left + " " + operator.sign + " " + right + ")";
        }
    }

    enum Operator {
        PLUS('+'),
        MINUS('-'),
        TIMES('*'),
        DIVIDED_BY('/');

        final char sign;

        Operator(char sign) {
            this.sign = sign;
        }

        /** Nothing for a division by zero. */
        Optional<BigDecimal> apply(BigDecimal a, BigDecimal b) {
            return switch (this) {
                case PLUS -> Optional.of(a.add(b));
                case MINUS -> Optional.of(a.subtract(b));
                case TIMES -> Optional.of(rounded(a.multiply(b)));
                case DIVIDED_BY ->
                    b.signum() == 0 ? Optional.empty() : Optional.of(a.divide(b, DECIMALS, RoundingMode.HALF_EVEN));
            };
        }

        private static BigDecimal rounded(BigDecimal number) {
            return number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.HALF_EVEN) : number;
        }
    }
}
