package io.targetledger.fact;

import java.util.List;

/**
 * Part of a table.
 *
 * @param endCursor place behind the last row; of an empty page, the place it was asked behind
 */
public record FactPage<R>(List<R> rows, String endCursor, boolean hasNextPage) {}
