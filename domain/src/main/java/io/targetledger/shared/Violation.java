package io.targetledger.shared;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a command is refused.
 *
 * @param code stable and upper case, e.g. {@code GOAL_IS_CLOSED}; its texts stand in the message bundles
 * @param field path of the input it is about, e.g. {@code target}; null when it is about the whole command
 * @param arguments what the texts name: what was given, what is allowed
 */
public record Violation(String code, @Nullable String field, Map<String, Object> arguments) {

    public Violation {
        arguments = Map.copyOf(arguments);
    }

    public Violation(String code, @Nullable String field) {
        this(code, field, Map.of());
    }
}
