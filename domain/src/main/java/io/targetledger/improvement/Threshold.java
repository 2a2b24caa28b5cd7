package io.targetledger.improvement;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;

/** What a measured value must reach, in the unit of the measure; the value itself is enough. */
public record Threshold(Bound bound, BigDecimal value) {

    /** On which side of the value it is reached. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    public Threshold {
        value = Numbers.canonical("threshold", value);
    }

    public boolean isMetBy(BigDecimal measured) {
        return bound == Bound.AT_LEAST ? measured.compareTo(value) >= 0 : measured.compareTo(value) <= 0;
    }
}
