package io.targetledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param size most items wanted, from 0
 * @param after cursor to start behind
 * @param before cursor to end before
 * @param backward whether the last items are wanted instead of the first
 */
public record PageRequest(
        int size, @Nullable String after, @Nullable String before, boolean backward) {

    public static PageRequest first(int size) {
        return new PageRequest(size, null, null, false);
    }

    public PageRequest after(String cursor) {
        return new PageRequest(size, cursor, before, backward);
    }
}
