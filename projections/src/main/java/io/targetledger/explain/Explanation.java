package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How one number came to be: by which formula, from which inputs, and those from which events. A tree; computing it again
 * from its leaves gives the number exactly, see {@link Recomputation}.
 *
 * @param of id of what it is about, e.g. of a goal, a metric, a subject; or a code, e.g. of a criterion
 * @param detail which part of that, e.g. a month or a period; for people to read
 * @param value null where there is none, e.g. where nothing was measured
 * @param calculation null unless computed
 * @param inputs in the order the formula takes them
 * @param count number of measurements or answers it sums up; null for other numbers
 * @param positions of the events it came from, ascending, each once
 */
public record Explanation(
        Quantity quantity,
        @Nullable String of,
        @Nullable String detail,
        @Nullable BigDecimal value,
        Origin origin,
        @Nullable Calculation calculation,
        List<Explanation> inputs,
        @Nullable Integer count,
        List<Long> positions) {

    public Explanation {
        inputs = List.copyOf(inputs);
        positions = positions.stream().distinct().sorted().toList();
    }

    /** What a formula gives for its inputs. */
    public static Explanation computed(
            Quantity quantity,
            @Nullable String of,
            @Nullable String detail,
            Computation computation,
            List<Explanation> inputs) {
        return computed(quantity, of, detail, Calculation.of(computation), inputs);
    }

    /** Likewise, for formulas that are not built in. */
    public static Explanation computed(
            Quantity quantity,
            @Nullable String of,
            @Nullable String detail,
            Calculation calculation,
            List<Explanation> inputs) {
        Explanation open =
                new Explanation(quantity, of, detail, null, Origin.COMPUTED, calculation, inputs, null, List.of());
        return open.withValue(Recomputation.of(open));
    }

    /** What events recorded. */
    public static Explanation recorded(
            Quantity quantity,
            @Nullable String of,
            @Nullable String detail,
            @Nullable BigDecimal value,
            Collection<Long> positions) {
        return new Explanation(
                quantity, of, detail, value, Origin.EVENTS, null, List.of(), null, List.copyOf(positions));
    }

    /** What is given without an event. */
    public static Explanation given(
            Quantity quantity, @Nullable String of, @Nullable String detail, @Nullable BigDecimal value) {
        return new Explanation(quantity, of, detail, value, Origin.CONSTANT, null, List.of(), null, List.of());
    }

    /** What is shown without what it came from. */
    public static Explanation withheld(
            Quantity quantity,
            @Nullable String of,
            @Nullable String detail,
            BigDecimal value,
            Collection<Long> positions) {
        return new Explanation(
                quantity, of, detail, value, Origin.WITHHELD, null, List.of(), null, List.copyOf(positions));
    }

    /** The same number, as what it is where it is an input. */
    public Explanation as(Quantity other, @Nullable String whose, @Nullable String which) {
        return new Explanation(other, whose, which, value, origin, calculation, inputs, count, positions);
    }

    public Explanation counting(int measurements) {
        return new Explanation(quantity, of, detail, value, origin, calculation, inputs, measurements, positions);
    }

    private Explanation withValue(@Nullable BigDecimal computed) {
        return new Explanation(quantity, of, detail, computed, origin, calculation, inputs, count, positions);
    }

    /** Number of nodes of the tree, itself included. */
    public int size() {
        return 1 + inputs.stream().mapToInt(Explanation::size).sum();
    }
}
