package io.targetledger.graphql;

import org.jspecify.annotations.Nullable;

/** Where a page lies in its list, as Relay defines it. */
public record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
