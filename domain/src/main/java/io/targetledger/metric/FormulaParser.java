package io.targetledger.metric;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.targetledger.metric.Expression.Operator;
import io.targetledger.metric.FormulaInvalid.Expected;

/**
 * Reads a formula from left to right, {@code * /} binding closer than {@code + -}.
 *
 * <pre>
 * sum     = product { ("+" | "-") product }
 * product = operand { ("*" | "/") operand }
 * operand = number | code | "previous" "(" code ")" | "(" sum ")" | "-" operand
 * </pre>
 */
final class FormulaParser {

    private static final int DEEPEST = 50;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(?:\\.[0-9]{1,6})?(?![0-9.])");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final String PREVIOUS = "previous";

    private final String text;
    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
    }

    Expression parse() {
        Expression whole = sum();
        if (at < text.length()) {
            throw invalid(Expected.OPERATOR);
        }
        return whole;
    }

    private Expression sum() {
        Expression left = product();
        while (true) {
            if (taken('+')) {
                left = new Expression.Operation(Operator.PLUS, left, product());
            } else if (taken('-')) {
                left = new Expression.Operation(Operator.MINUS, left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() {
        Expression left = operand();
        while (true) {
            if (taken('*')) {
                left = new Expression.Operation(Operator.TIMES, left, operand());
            } else if (taken('/')) {
                left = new Expression.Operation(Operator.DIVIDED_BY, left, operand());
            } else {
                return left;
            }
        }
    }

    private Expression operand() {
        skipSpace();
        if (depth >= DEEPEST) {
            throw invalid(Expected.LESS_NESTING);
        }
        depth++;
        try {
            if (taken('-')) {
                return new Expression.Negation(operand());
            }
            if (taken('(')) {
                Expression inner = sum();
                mustTake(')', Expected.CLOSING_PARENTHESIS);
                return inner;
            }
            Matcher number = matcher(NUMBER);
            if (number.lookingAt()) {
                at = number.end();
                skipSpace();
                return new Expression.Constant(new BigDecimal(number.group()));
            }
            String code = code(Expected.OPERAND);
            return code.equals(PREVIOUS) && next() == '(' ? previous() : new Expression.Current(code);
        } finally {
            depth--;
        }
    }

    private Expression previous() {
        mustTake('(', Expected.OPENING_PARENTHESIS);
        skipSpace();
        String code = code(Expected.METRIC_CODE);
        mustTake(')', Expected.CLOSING_PARENTHESIS);
        return new Expression.Previous(code);
    }

    private String code(Expected expected) {
        Matcher code = matcher(CODE);
        if (!code.lookingAt()) {
            throw invalid(expected);
        }
        at = code.end();
        skipSpace();
        return code.group();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private boolean taken(char sign) {
        if (next() != sign) {
            return false;
        }
        at++;
        skipSpace();
        return true;
    }

    private void mustTake(char sign, Expected expected) {
        if (!taken(sign)) {
            throw invalid(expected);
        }
    }

    /** The character that comes next; after the last one, a sign that no formula has. */
    private char next() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private FormulaInvalid invalid(Expected expected) {
        return new FormulaInvalid(at + 1, expected, text.substring(at, Math.min(text.length(), at + 50)));
    }
}
