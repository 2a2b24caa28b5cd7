package io.targetledger.graphql;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What the input of any mutation may carry beside its own parts; input records implement it by having the components. */
public interface CommandInput {

    default @Nullable String commandId() {
        return null;
    }

    default @Nullable Long expectedVersion() {
        return null;
    }

    default @Nullable Instant effectiveAt() {
        return null;
    }
}
