package io.targetledger.graphql;

import java.util.Locale;
import java.util.Map;

import graphql.execution.AbortExecutionException;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/** A query beyond a limit; nothing of it was executed, or nothing more is. */
final class QueryRefused extends AbortExecutionException {

    private final ErrorCode code;
    private final Map<String, Object> arguments;

    /** @param arguments of the code's text */
    QueryRefused(ErrorCode code, Map<String, Object> arguments) {
        this(code, arguments, code.name() + " " + arguments);
    }

    private QueryRefused(ErrorCode code, Map<String, Object> arguments, String message) {
        super(message);
        this.code = code;
        this.arguments = arguments;
    }

    /** The same in words, where no {@link ErrorWords} come after. */
    QueryRefused said(UserErrors words, @Nullable Locale locale) {
        return new QueryRefused(code, arguments, words.message(violation(), locale == null ? Locale.ENGLISH : locale));
    }

    Violation violation() {
        return new Violation(code.name(), null, arguments);
    }

    ErrorCode code() {
        return code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}
