package io.targetledger.graphql;

import java.time.Duration;
import java.util.Map;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;

/** Until when a query may read. */
record Deadline(long nanoTime, Duration allowed) {

    private static final String KEY = Deadline.class.getName();

    static Deadline in(Duration allowed) {
        return new Deadline(System.nanoTime() + allowed.toNanos(), allowed);
    }

    void putInto(GraphQLContext.Builder context) {
        context.put(KEY, this);
    }

    /** @throws QueryRefused once it is over */
    static void check(GraphQLContext context) {
        @Nullable Deadline deadline = context.get(KEY);
        if (deadline != null && System.nanoTime() - deadline.nanoTime > 0) {
            throw new QueryRefused(ErrorCode.TIMEOUT, Map.of("seconds", deadline.allowed.toSeconds()));
        }
    }
}
