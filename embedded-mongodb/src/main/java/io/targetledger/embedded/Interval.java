package io.targetledger.embedded;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of an index: the keys from {@code low} on, up to and including those that start with {@code high}. Empty ends
 * leave it open.
 */
record Interval(byte[] low, byte[] high) {

    /** Less than every key that belongs to a document. */
    private static final byte[] FIRST = {1};

    byte[] from() {
        return low.length == 0 ? FIRST : low;
    }

    /** The least key beyond; null if there is none. */
    byte @Nullable [] beyond() {
        for (int last = high.length - 1; last >= 0; last--) {
            if (high[last] != (byte) 0xff) {
                byte[] beyond = Arrays.copyOf(high, last + 1);
                beyond[last]++;
                return beyond;
            }
        }
        return null;
    }

    boolean endsBefore(byte[] key) {
        int common = Math.min(key.length, high.length);
        return Arrays.compareUnsigned(key, 0, common, high, 0, high.length) > 0;
    }

    boolean startsAfter(byte[] key) {
        return Arrays.compareUnsigned(key, from()) < 0;
    }
}
