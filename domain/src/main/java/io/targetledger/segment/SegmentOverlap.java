package io.targetledger.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * How far two segments are made of the same customers.
 *
 * @param first members of the one
 * @param second members of the other
 * @param both members of both
 */
public record SegmentOverlap(int first, int second, int both) {

    private static final int DECIMALS = 6;

    public static SegmentOverlap of(Collection<CustomerId> first, Collection<CustomerId> second) {
        Set<CustomerId> one = new HashSet<>(first);
        Set<CustomerId> other = new HashSet<>(second);
        int both = (int) one.stream().filter(other::contains).count();
        return new SegmentOverlap(one.size(), other.size(), both);
    }

    /** Members of both ÷ members of either (Jaccard index), 0 to 1; null for two empty segments. */
    public @Nullable BigDecimal jaccard() {
        return share(first + second - both);
    }

    /** Members of both ÷ members of the first; null for an empty one. */
    public @Nullable BigDecimal shareOfFirst() {
        return share(first);
    }

    /** Members of both ÷ members of the second; null for an empty one. */
    public @Nullable BigDecimal shareOfSecond() {
        return share(second);
    }

    private @Nullable BigDecimal share(int of) {
        return of == 0
                ? null
                : Numbers.rounded(
                        BigDecimal.valueOf(both).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
