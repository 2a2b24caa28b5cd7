package io.targetledger.graphql;

import java.time.Duration;

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
            throw new QueryRefused(
                    ErrorCode.TIMEOUT,
                    "The query took longer than %s s and was stopped; ask for fewer fields or smaller pages"
                            .formatted(deadline.allowed.toSeconds()));
        }
    }
}
