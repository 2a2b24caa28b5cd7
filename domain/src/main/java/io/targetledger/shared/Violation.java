package io.targetledger.shared;

import java.io.Serializable;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a command is refused.
 *
 * @param code stable and upper case, e.g. {@code GOAL_IS_CLOSED}; its texts stand in the message bundles
 * @param field path of the input it is about, e.g. {@code target}; null when it is about the whole command
 * @param arguments what the texts name: what was given, what is allowed. Numbers, dates, enums and texts are kept as they
 *     are; anything else, such as an id, is kept as its text, so that a refusal can always be serialised.
 */
public record Violation(String code, @Nullable String field, Map<String, Object> arguments) implements Serializable {

    public Violation {
        arguments = arguments.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> kept(entry.getValue())));
    }

    public Violation(String code, @Nullable String field) {
        this(code, field, Map.of());
    }

    private static Object kept(Object argument) {
        return argument instanceof Serializable ? argument : argument.toString();
    }
}
