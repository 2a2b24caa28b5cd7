package io.targetledger.graphql;

/**
 * An argument of a query that cannot be answered; becomes a GraphQL error with code {@code BAD_USER_INPUT}. The message
 * says what was given, what is allowed and what to do.
 */
public final class BadUserInput extends RuntimeException {

    public BadUserInput(String message) {
        super(message, null, false, false);
    }
}
