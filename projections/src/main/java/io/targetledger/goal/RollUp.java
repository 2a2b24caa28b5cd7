package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.explain.WeightedMean;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * All goals below one goal, drafts and cancelled ones left out.
 *
 * @param goals how many there are, on all levels
 * @param weightedAttainment Σ(weight × attainment) ÷ Σ weight over the direct children that are measured; null when none
 *     is
 * @param childrenTarget sum of the direct children's targets in the same metric and period; null when there are none
 * @param childrenGap the goal's target − childrenTarget, where its children are asked to sum to it
 */
public record RollUp(
        int goals,
        int active,
        int achieved,
        int missed,
        @Nullable BigDecimal weightedAttainment,
        @Nullable BigDecimal childrenTarget,
        @Nullable BigDecimal childrenGap) {

    private static final int DECIMALS = 10;

    static RollUp of(
            Versioned<GoalView> top, Map<String, List<Versioned<GoalView>>> below, Map<String, Standing> standings) {
        List<GoalStatus> all = new ArrayList<>();
        count(top.key(), below, all, new HashSet<>());
        List<Versioned<GoalView>> direct = below.getOrDefault(top.key(), List.of()).stream()
                .filter(child -> counts(child.view().status()))
                .toList();
        BigDecimal target = childrenTarget(top.view(), direct);
        return new RollUp(
                all.size(),
                occurrences(all, GoalStatus.ACTIVE),
                occurrences(all, GoalStatus.ACHIEVED),
                occurrences(all, GoalStatus.MISSED),
                weighted(direct, standings),
                target,
                top.view().childrenMustSum()
                        ? top.view().target().subtract(target == null ? BigDecimal.ZERO : target)
                        : null);
    }

    private static void count(
            String goal, Map<String, List<Versioned<GoalView>>> below, List<GoalStatus> into, Set<String> seen) {
        if (!seen.add(goal)) {
            return;
        }
        for (Versioned<GoalView> child : below.getOrDefault(goal, List.of())) {
            if (counts(child.view().status())) {
                into.add(child.view().status());
            }
            count(child.key(), below, into, seen);
        }
    }

    static boolean counts(GoalStatus status) {
        return status != GoalStatus.DRAFT && status != GoalStatus.CANCELLED;
    }

    private static int occurrences(List<GoalStatus> all, GoalStatus status) {
        return (int) all.stream().filter(status::equals).count();
    }

    private static @Nullable BigDecimal weighted(List<Versioned<GoalView>> direct, Map<String, Standing> standings) {
        WeightedMean mean = new WeightedMean();
        for (Versioned<GoalView> child : direct) {
            Standing standing = standings.get(child.key());
            mean.add(child.view().weight(), standing == null ? null : standing.attainment());
        }
        return mean.rounded(DECIMALS);
    }

    private static @Nullable BigDecimal childrenTarget(GoalView top, List<Versioned<GoalView>> direct) {
        return direct.stream()
                .map(Versioned::view)
                .filter(child -> adds(child, top))
                .map(GoalView::target)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** Whether the target of a goal adds to that of the one above it. */
    static boolean adds(GoalView child, GoalView top) {
        return child.metric().equals(top.metric()) && child.period().equals(top.period());
    }
}
