package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** How a goal ended, and the actual and attainment it was decided on, where anything was measured. */
public record Closure(
        Outcome outcome,
        DecidedBy decidedBy,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal attainment) {

    public Closure {
        actual = actual == null ? null : Numbers.rounded(actual);
    }
}
