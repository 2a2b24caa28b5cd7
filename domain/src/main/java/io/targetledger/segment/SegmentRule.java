package io.targetledger.segment;

import java.util.List;

import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A rule over what is known of a customer and their deals, e.g.
 *
 * <pre>
 * sector in ("retail", "software") and revenue(365) >= 10000 and not location = "China"
 * </pre>
 *
 * Attributes are compared with {@code = != < <= > >=}, {@code between … and …} (both ends included), {@code in (…)},
 * {@code not in (…)}, {@code is known} and {@code is not known}, and conditions joined by {@code and}, {@code or},
 * {@code not} and parentheses, {@code and} binding closer than {@code or}. Texts stand in quotes, a quote inside one is
 * doubled, and letters match whatever their case; days are written {@code 2026-01-31}. Parsed, never run by a script
 * engine. What is not known meets no comparison; see {@link Condition}.
 */
public final class SegmentRule {

    /** Most characters of a rule. */
    public static final int LONGEST = 4_000;

    private final Condition condition;

    private SegmentRule(Condition condition) {
        this.condition = condition;
    }

    /**
     * @throws RuleInvalid naming the place of the error and what is allowed there
     * @throws io.targetledger.shared.Refusal {@code TEXT_MISSING} or {@code TEXT_TOO_LONG}
     */
    public static SegmentRule parse(String text) {
        return new SegmentRule(new RuleParser(Text.required("rule", text, LONGEST)).parse());
    }

    public boolean isMetBy(CustomerAsOf customer) {
        return condition.isMetBy(customer);
    }

    /** What it looked at and found, each attribute once, in the order in which the rule names them. */
    public List<Finding> findings(CustomerAsOf customer) {
        return condition
                .operands()
                .distinct()
                .map(operand -> new Finding(operand.toString(), words(operand.of(customer))))
                .toList();
    }

    private static @Nullable String words(@Nullable Object found) {
        return found instanceof String text ? text : found == null ? null : Condition.shown(found);
    }

    /** The rule with every operation in parentheses; parsing it gives an equal rule. */
    @Override
    public String toString() {
        return condition.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SegmentRule that && condition.equals(that.condition);
    }

    @Override
    public int hashCode() {
        return condition.hashCode();
    }
}
