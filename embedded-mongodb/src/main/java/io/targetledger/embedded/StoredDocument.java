package io.targetledger.embedded;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A document on its way from the store to a client, which gets the bytes as they are.
 *
 * @param bytes BSON; never changed
 */
record StoredDocument(byte[] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
