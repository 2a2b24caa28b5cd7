package io.targetledger.graphql;

import java.util.Map;

import graphql.execution.AbortExecutionException;

/** A query beyond a limit; nothing of it was executed, or nothing more is. */
final class QueryRefused extends AbortExecutionException {

    private final ErrorCode code;

    QueryRefused(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}
