package io.targetledger.graphql;

import java.util.Locale;

import io.targetledger.security.Actor;

/**
 * Who sent the request that is being answered; declare it as a parameter of a controller method.
 *
 * @param locale language of the answer, from Accept-Language
 * @param correlationId id of the request, or what its header {@code X-Correlation-Id} says
 */
public record Caller(Actor actor, Locale locale, String correlationId) {}
