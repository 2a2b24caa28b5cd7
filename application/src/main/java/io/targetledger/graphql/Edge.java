package io.targetledger.graphql;

import io.targetledger.projection.Slice;

/** One row of a page and the cursor that points at it. */
public record Edge<T>(Slice.Item<T> item) {

    public String cursor() {
        return item.cursor();
    }

    public T node() {
        return item.value();
    }
}
