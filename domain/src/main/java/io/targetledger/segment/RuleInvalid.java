package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** A text that is no {@link SegmentRule}: where it goes wrong, and what is allowed there. */
public final class RuleInvalid extends Refusal {

    /** What was expected where a rule goes wrong. */
    public enum Expected {
        /** The name of an attribute, {@code not}, or something in parentheses. */
        CONDITION,
        /** How the attribute is compared; what is allowed depends on its type. */
        COMPARISON,
        TEXT,
        NUMBER,
        DATE,
        /** Number of days in parentheses. */
        DAYS,
        /** The second value of a range, which must not lie before the first. */
        RANGE_END,
        /** {@code and}, {@code or}, or the end of the rule or parenthesis. */
        CONNECTIVE,
        SIGN,
        /** Fewer conditions inside each other. */
        LESS_NESTING,
        /** Fewer values in the list. */
        SHORTER_LIST
    }

    /**
     * @param text the whole rule
     * @param at offset of the first character that does not fit, from 0 on
     * @param allowed what may stand there, as rules write it
     */
    RuleInvalid(String text, int at, Expected expected, String allowed) {
        super(RuleInvalid.class, "rule", place(text, at, expected, allowed));
    }

    private static Map<String, Object> place(String text, int at, Expected expected, String allowed) {
        String before = text.substring(0, at);
        int lineStart = before.lastIndexOf('\n') + 1;
        return Map.of(
                "position",
                at + 1,
                "line",
                1 + (int) before.chars().filter(sign -> sign == '\n').count(),
                "column",
                at - lineStart + 1,
                "expected",
                expected,
                "allowed",
                allowed,
                "found",
                Text.shown(text.substring(at)));
    }
}
