package io.targetledger.graphql;

import java.util.List;
import java.util.function.Function;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/** Turns what was given into values of the domain; refusals name the field of the input it was given in. */
public final class Given {

    private Given() {}

    public static <T, R> R required(String field, T given, Function<T, R> make) {
        try {
            return make.apply(given);
        } catch (Refusal refusal) {
            List<Violation> violations = refusal.violations().stream()
                    .map(violation -> new Violation(violation.code(), field, violation.arguments()))
                    .toList();
            throw new Refusal(violations);
        }
    }

    public static <T, R> @Nullable R optional(String field, @Nullable T given, Function<T, R> make) {
        return given == null ? null : required(field, given, make);
    }
}
