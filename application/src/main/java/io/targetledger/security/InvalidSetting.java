package io.targetledger.security;

/** A setting that cannot be used. The message says what was given, what is allowed and what to do. */
public final class InvalidSetting extends IllegalArgumentException {

    public InvalidSetting(String message) {
        super(message);
    }
}
