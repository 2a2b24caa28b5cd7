package io.targetledger.embedded;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Where a document stands in its collection: its {@code _id} in the order-preserving form of {@link KeyEncoder}. */
record Key(byte[] bytes) {

    static Key of(@Nullable Object id) {
        return new Key(KeyEncoder.encode(id));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
