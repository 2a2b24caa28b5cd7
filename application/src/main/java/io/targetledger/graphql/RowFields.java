package io.targetledger.graphql;

import java.util.Collection;
import java.util.Set;

/**
 * Fields of {@code Query} that answer flat rows for machines. Each row costs no more than its fields, so their pages are
 * larger than those of other lists, and what they cost is counted apart, up to {@link GraphQlLimits#maxCells}.
 *
 * @param defaultRows on a page where {@code first} is not given
 * @param mostRows on a page
 */
public record RowFields(Set<String> names, int defaultRows, int mostRows) {

    public RowFields(Collection<String> names, int defaultRows, int mostRows) {
        this(Set.copyOf(names), defaultRows, mostRows);
    }
}
