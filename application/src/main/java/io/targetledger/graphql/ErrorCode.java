package io.targetledger.graphql;

import graphql.ErrorClassification;

/** Stable codes of GraphQL errors, in {@code extensions.code}. */
enum ErrorCode implements ErrorClassification {
    /** The query is no GraphQL. */
    GRAPHQL_PARSE_FAILED,
    /** The query or its variables do not fit the schema. */
    GRAPHQL_VALIDATION_FAILED,
    /** An argument cannot be answered. */
    BAD_USER_INPUT,
    /** The token is missing or of nobody. */
    UNAUTHENTICATED,
    /** The roles of the token do not allow it. */
    FORBIDDEN,
    /** No query of this hash is kept; send its text along with the hash. */
    PERSISTED_QUERY_NOT_FOUND,
    /** The server answers operations of its list only, and this is none of them. */
    ONLY_PERSISTED_OPERATIONS,
    QUERY_TOO_LONG,
    QUERY_TOO_DEEP,
    QUERY_TOO_COMPLEX,
    TOO_MANY_ALIASES,
    TIMEOUT,
    /** The database does not answer; the same request may succeed later. */
    UNAVAILABLE,
    INTERNAL_ERROR
}
