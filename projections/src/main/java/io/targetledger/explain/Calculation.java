package io.targetledger.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The formula by which one number was computed.
 *
 * @param version of the formula; of a metric's formula, the version of the metric
 * @param expression of a metric: its formula as the catalogue has it
 * @param positions of the event that the formula came with; empty for those built in
 */
public record Calculation(
        Computation computation, long version, @Nullable String expression, List<Long> positions) {

    public Calculation {
        positions = List.copyOf(positions);
    }

    static Calculation of(Computation computation) {
        return new Calculation(computation, computation.version(), null, List.of());
    }
}
