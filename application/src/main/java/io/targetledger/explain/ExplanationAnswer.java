package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An explanation as one list, since a query cannot ask for a tree of any depth: each node after the one it is an input of,
 * and before the next input of that.
 *
 * @param position where everything was read
 */
public record ExplanationAnswer(long position, @Nullable BigDecimal value, List<Node> nodes) {

    /**
     * @param index place in the list, from 0
     * @param parent index of the node it is an input of; null for the first
     * @param inputs how many nodes have it as their parent, listed or not
     * @param inputsLeftOut whether they are left out because they lie below the levels asked for
     */
    record Node(
            int index,
            @Nullable Integer parent,
            int level,
            Quantity quantity,
            String label,
            @Nullable String of,
            @Nullable String detail,
            @Nullable BigDecimal value,
            @Nullable Integer count,
            Origin origin,
            @Nullable UsedFormula formula,
            int inputs,
            boolean inputsLeftOut,
            @Nullable Sources sources) {}

    /** @param text in the caller's language */
    record UsedFormula(
            String id,
            long version,
            String text,
            @Nullable String expression,
            @Nullable Sources sources) {}

    /** Ledger positions, ascending. */
    record Sources(List<Long> all) {

        static @Nullable Sources of(List<Long> positions) {
            return positions.isEmpty() ? null : new Sources(positions);
        }

        public int count() {
            return all.size();
        }

        public long first() {
            return all.get(0);
        }

        public long last() {
            return all.get(all.size() - 1);
        }
    }
}
