package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.targetledger.segment.Condition.Operand;
import io.targetledger.segment.Condition.Sign;
import io.targetledger.segment.RuleInvalid.Expected;
import io.targetledger.shared.Dates;
import io.targetledger.shared.Numbers;

/**
 * Reads a rule from left to right.
 *
 * <pre>
 * either     = both { "or" both }
 * both       = single { "and" single }
 * single     = "not" single | "(" either ")" | comparison
 * comparison = operand ( sign value | "between" value "and" value | ["not"] "in" "(" value { "," value } ")"
 *                      | "is" ["not"] "known" )
 * operand    = attribute [ "(" days ")" ]
 * value      = number | "\"" text "\"" | date                                  as the attribute's type asks
 * </pre>
 */
final class RuleParser {

    private static final int DEEPEST = 50;
    private static final int MOST_VALUES = 200;
    private static final int MOST_DAYS = 3_660;
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,6})?(?![0-9.A-Za-z_-])");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9A-Za-z_-])");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*+(?:\"\"[^\"]*+)*+)\"");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,5}(?![0-9.A-Za-z_-])");
    private static final Pattern SIGN = Pattern.compile("<=|>=|!=|=|<|>");
    private static final String SIGNS = "=, !=, <, <=, >, >=, between, in, not in, is known, is not known";
    private static final String SIGNS_FOR_TEXT = "=, !=, in, not in, is known, is not known";

    private final String text;
    private int at;
    private int depth;

    RuleParser(String text) {
        this.text = text;
    }

    Condition parse() {
        Condition whole = either();
        if (at < text.length()) {
            throw invalid(Expected.CONNECTIVE, "and, or");
        }
        return whole;
    }

    private Condition either() {
        Condition left = both();
        while (taken("or")) {
            left = new Condition.Either(left, both());
        }
        return left;
    }

    private Condition both() {
        Condition left = single();
        while (taken("and")) {
            left = new Condition.Both(left, single());
        }
        return left;
    }

    private Condition single() {
        skipSpace();
        if (depth >= DEEPEST) {
            throw invalid(Expected.LESS_NESTING, "at most " + DEEPEST);
        }
        depth++;
        try {
            if (taken("not")) {
                return new Condition.Opposite(single());
            }
            if (taken('(')) {
                Condition inner = either();
                mustTake(')');
                return inner;
            }
            return comparison(operand());
        } finally {
            depth--;
        }
    }

    private Operand operand() {
        Optional<Attribute> attribute = word().flatMap(Attribute::of);
        if (attribute.isEmpty()) {
            throw invalid(Expected.CONDITION, Attribute.words() + ", not, (");
        }
        take(attribute.get().word().length());
        return attribute.get().windowed && taken('(')
                ? new Operand(attribute.get(), days())
                : new Operand(attribute.get(), null);
    }

    private int days() {
        Matcher days = matcher(DAYS);
        int given = days.lookingAt() ? Integer.parseInt(days.group()) : 0;
        if (given < 1 || given > MOST_DAYS) {
            throw invalid(Expected.DAYS, "1 to " + MOST_DAYS);
        }
        take(days.group().length());
        mustTake(')');
        return given;
    }

    private Condition comparison(Operand operand) {
        boolean isText = operand.attribute().type == Attribute.Type.TEXT;
        int start = at;
        if (taken("is")) {
            boolean not = taken("not");
            if (!taken("known")) {
                throw invalid(Expected.COMPARISON, not ? "known" : "known, not known");
            }
            return opposite(not, new Condition.Known(operand));
        }
        if (!isText && taken("between")) {
            return between(operand);
        }
        boolean not = taken("not");
        if (taken("in")) {
            return opposite(not, new Condition.In(operand, values(operand)));
        }
        if (not) {
            throw invalid(Expected.COMPARISON, "in");
        }
        Matcher sign = matcher(SIGN);
        boolean fits = sign.lookingAt() && (!isText || sign.group().endsWith("=") && !isOrdering(sign.group()));
        if (!fits) {
            at = start;
            throw invalid(Expected.COMPARISON, isText ? SIGNS_FOR_TEXT : SIGNS);
        }
        take(sign.group().length());
        return compared(operand, sign.group(), value(operand));
    }

    private static boolean isOrdering(String sign) {
        return sign.startsWith("<") || sign.startsWith(">");
    }

    private static Condition compared(Operand operand, String sign, Object value) {
        return switch (sign) {
            case "!=" -> new Condition.Opposite(new Condition.Comparison(operand, Sign.EQUAL, value));
            case "<" -> new Condition.Comparison(operand, Sign.LESS, value);
            case "<=" -> new Condition.Comparison(operand, Sign.AT_MOST, value);
            case ">" -> new Condition.Comparison(operand, Sign.MORE, value);
            case ">=" -> new Condition.Comparison(operand, Sign.AT_LEAST, value);
            default -> new Condition.Comparison(operand, Sign.EQUAL, value);
        };
    }

    private static Condition opposite(boolean not, Condition condition) {
        return not ? new Condition.Opposite(condition) : condition;
    }

    private Condition between(Operand operand) {
        Object least = value(operand);
        if (!taken("and")) {
            throw invalid(Expected.SIGN, "and");
        }
        int start = at;
        Object most = value(operand);
        if (Condition.compare(least, most) > 0) {
            at = start;
            throw invalid(Expected.RANGE_END, ">= " + Condition.shown(least));
        }
        return new Condition.Between(operand, least, most);
    }

    private List<Object> values(Operand operand) {
        mustTake('(');
        List<Object> values = new ArrayList<>();
        do {
            if (values.size() >= MOST_VALUES) {
                throw invalid(Expected.SHORTER_LIST, "at most " + MOST_VALUES);
            }
            values.add(value(operand));
        } while (taken(','));
        if (!taken(')')) {
            throw invalid(Expected.SIGN, ", )");
        }
        return List.copyOf(values);
    }

    private Object value(Operand operand) {
        return switch (operand.attribute().type) {
            case TEXT -> text();
            case NUMBER -> number();
            case DATE -> date();
        };
    }

    private String text() {
        Matcher quoted = matcher(TEXT);
        if (!quoted.lookingAt() || quoted.group(1).isBlank()) {
            throw invalid(Expected.TEXT, "\"…\"");
        }
        take(quoted.group().length());
        return quoted.group(1).replace("\"\"", "\"");
    }

    private BigDecimal number() {
        Matcher number = matcher(NUMBER);
        if (!number.lookingAt()) {
            throw invalid(Expected.NUMBER, "1000, 0.25");
        }
        take(number.group().length());
        return Numbers.canonical("rule", new BigDecimal(number.group()));
    }

    private LocalDate date() {
        Matcher date = matcher(DATE);
        String allowed = Dates.EARLIEST + ", …, " + Dates.LATEST;
        if (!date.lookingAt()) {
            throw invalid(Expected.DATE, allowed);
        }
        try {
            LocalDate day = LocalDate.parse(date.group());
            if (day.isBefore(Dates.EARLIEST) || day.isAfter(Dates.LATEST)) {
                throw invalid(Expected.DATE, allowed);
            }
            take(date.group().length());
            return day;
        } catch (DateTimeParseException noDay) {
            throw invalid(Expected.DATE, allowed);
        }
    }

    private Optional<String> word() {
        Matcher word = matcher(WORD);
        return word.lookingAt() ? Optional.of(word.group()) : Optional.empty();
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    /** Whether the keyword comes next; it is passed over if so. */
    private boolean taken(String keyword) {
        skipSpace();
        if (!word().map(word -> word.toLowerCase(Locale.ROOT).equals(keyword)).orElse(false)) {
            return false;
        }
        take(keyword.length());
        return true;
    }

    private boolean taken(char sign) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != sign) {
            return false;
        }
        take(1);
        return true;
    }

    private void mustTake(char sign) {
        if (!taken(sign)) {
            throw invalid(Expected.SIGN, String.valueOf(sign));
        }
    }

    private void take(int characters) {
        at += characters;
        skipSpace();
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RuleInvalid invalid(Expected expected, String allowed) {
        return new RuleInvalid(text, at, expected, allowed);
    }
}
