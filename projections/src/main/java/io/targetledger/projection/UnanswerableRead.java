package io.targetledger.projection;

import java.util.Map;

/** A read of a point in time that cannot be answered, e.g. of the future. */
public final class UnanswerableRead extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> arguments;

    public UnanswerableRead(String code, Map<String, Object> arguments) {
        super(code + " " + arguments);
        this.code = code;
        this.arguments = Map.copyOf(arguments);
    }

    /** Stable, e.g. {@code AS_OF_IN_FUTURE}, {@code POSITION_NOT_REACHED}, {@code CURSOR_INVALID}, {@code TOO_MANY_TO_COMPUTE}. */
    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }
}
