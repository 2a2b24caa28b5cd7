package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A parsed rule: a small tree. A customer meets a condition or does not; there is no third answer. What is not known
 * equals nothing and is neither more nor less than anything, so it meets no comparison, {@code in} or {@code between}; it
 * meets their opposites {@code !=}, {@code not in} and {@code not}. Who minds asks {@code is known} beside it.
 */
sealed interface Condition {

    boolean isMetBy(CustomerAsOf customer);

    /** What it reads of a customer. */
    Stream<Operand> operands();

    /**
     * An attribute, of the last so many days where given.
     *
     * @param days null for all days
     */
    record Operand(Attribute attribute, @Nullable Integer days) {

        @Nullable
        Object of(CustomerAsOf customer) {
            return attribute.of(customer, days);
        }

        @Override
        public String toString() {
            return days == null ? attribute.word() : attribute.word() + "(" + days + ")";
        }
    }

    record Both(Condition left, Condition right) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            return left.isMetBy(customer) && right.isMetBy(customer);
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.concat(left.operands(), right.operands());
        }

        @Override
        public String toString() {
            return "(" + left + " and " + right + ")";
        }
    }

    record Either(Condition left, Condition right) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            return left.isMetBy(customer) || right.isMetBy(customer);
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.concat(left.operands(), right.operands());
        }

        @Override
        public String toString() {
            return "(" + left + " or " + right + ")";
        }
    }

    record Opposite(Condition of) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            return !of.isMetBy(customer);
        }

        @Override
        public Stream<Operand> operands() {
            return of.operands();
        }

        @Override
        public String toString() {
            return "not (" + of + ")";
        }
    }

    record Comparison(Operand operand, Sign sign, Object value) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            Object known = operand.of(customer);
            return known != null && sign.holds(compare(known, value));
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(operand);
        }

        @Override
        public String toString() {
            return operand + " " + sign.written + " " + shown(value);
        }
    }

    /** Both ends belong to the range. */
    record Between(Operand operand, Object least, Object most) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            Object known = operand.of(customer);
            return known != null && compare(known, least) >= 0 && compare(known, most) <= 0;
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(operand);
        }

        @Override
        public String toString() {
            return operand + " between " + shown(least) + " and " + shown(most);
        }
    }

    record In(Operand operand, List<Object> values) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            Object known = operand.of(customer);
            return known != null && values.stream().anyMatch(value -> compare(known, value) == 0);
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(operand);
        }

        @Override
        public String toString() {
            return values.stream().map(Condition::shown).collect(Collectors.joining(", ", operand + " in (", ")"));
        }
    }

    record Known(Operand operand) implements Condition {

        @Override
        public boolean isMetBy(CustomerAsOf customer) {
            return operand.of(customer) != null;
        }

        @Override
        public Stream<Operand> operands() {
            return Stream.of(operand);
        }

        @Override
        public String toString() {
            return operand + " is known";
        }
    }

    /** How a value lies to another. */
    enum Sign {
        EQUAL("="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        final String written;

        Sign(String written) {
            this.written = written;
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case LESS -> comparison < 0;
                case AT_MOST -> comparison <= 0;
                case MORE -> comparison > 0;
                case AT_LEAST -> comparison >= 0;
            };
        }
    }

    /** Of two values of the same type; texts are equal whatever their case. */
    static int compare(Object one, Object other) {
        if (one instanceof String text) {
            return text.compareToIgnoreCase((String) other);
        }
        return one instanceof BigDecimal number
                ? number.compareTo((BigDecimal) other)
                : ((LocalDate) one).compareTo((LocalDate) other);
    }

    /** As rules write it. */
    static String shown(Object value) {
        if (value instanceof String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
