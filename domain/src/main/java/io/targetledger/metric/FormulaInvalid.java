package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** A text that is no {@link Formula}: where it goes wrong, and what was expected there. */
public final class FormulaInvalid extends Refusal {

    /** What was expected where a formula goes wrong. */
    public enum Expected {
        /** A number, the code of a metric, {@code previous(code)}, or something in parentheses. */
        OPERAND,
        /** {@code + - * /}, or the end of the formula or parenthesis. */
        OPERATOR,
        OPENING_PARENTHESIS,
        CLOSING_PARENTHESIS,
        METRIC_CODE,
        /** Fewer parentheses and signs inside each other. */
        LESS_NESTING
    }

    /** @param position of the first character that does not fit; the first of the formula is 1 */
    public FormulaInvalid(int position, Expected expected, String found) {
        super(
                FormulaInvalid.class,
                "formula",
                Map.of("position", position, "expected", expected, "found", Text.shown(found)));
    }
}
