package io.targetledger.shared;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A command that breaks a rule. Nothing was recorded. Rules with a name of their own extend this class; the code of
 * such a refusal is the class name in upper case, {@code GoalIsClosed} being {@code GOAL_IS_CLOSED}.
 */
public class Refusal extends RuntimeException {

    private final List<Violation> violations;

    /** @param violations what is wrong; at least one thing */
    public Refusal(List<Violation> violations) {
        // A refusal is an answer, not a fault: where in the code it was given is of no interest.
        super(violations.toString(), null, false, false);
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("A refusal must name at least one violation");
        }
        this.violations = List.copyOf(violations);
    }

    public Refusal(String code, @Nullable String field, Map<String, Object> arguments) {
        this(List.of(new Violation(code, field, arguments)));
    }

    /** A refusal coded by the name of its class. */
    protected Refusal(Class<? extends Refusal> rule, @Nullable String field, Map<String, Object> arguments) {
        this(codeOf(rule), field, arguments);
    }

    /** What is wrong, each thing once; never empty. */
    public List<Violation> violations() {
        return violations;
    }

    public static String codeOf(Class<? extends Refusal> rule) {
        return rule.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
