package io.targetledger.graphql;

import org.jspecify.annotations.Nullable;

/** Why a request was not carried out, in the caller's language. */
public record UserError(String code, @Nullable String field, String message) {}
