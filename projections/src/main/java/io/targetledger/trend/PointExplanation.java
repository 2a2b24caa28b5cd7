package io.targetledger.trend;

import io.targetledger.explain.Explanation;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a {@link TrendPoint} came to be.
 *
 * @param actual null where the point has none
 * @param target likewise
 */
public record PointExplanation(
        Explanation value,
        @Nullable Explanation actual,
        @Nullable Explanation target) {

    static PointExplanation of(Explanation value) {
        return new PointExplanation(value, null, null);
    }

    public @Nullable Explanation of(TrendNumber number) {
        return switch (number) {
            case VALUE -> value;
            case ACTUAL -> actual;
            case TARGET -> target;
        };
    }
}
