package io.targetledger.improvement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What came with many plans. Whoever starts low tends to rise by chance alone (regression to the mean), so a rise is no
 * proof that plans work; compare the outcomes with each other.
 */
public record EffectReport(Group all, List<Group> byOutcome) {

    /**
     * Plans taken together.
     *
     * @param outcome of all of them; null for all plans, whether closed or not
     * @param plans how many there are
     * @param during comparison of the attainment during with the one before
     * @param after comparison of the attainment after with the one before
     */
    public record Group(@Nullable PlanOutcome outcome, int plans, Comparison during, Comparison after) {}

    /**
     * Two periods of the same plans compared; only plans of which both periods are over and measured.
     *
     * @param plans how many these are
     * @param before mean attainment before
     * @param then mean attainment in the other period
     * @param change mean of the changes of each plan: then − before
     * @param improved how many of them rose
     */
    public record Comparison(
            int plans,
            @Nullable BigDecimal before,
            @Nullable BigDecimal then,
            @Nullable BigDecimal change,
            int improved) {

        private static Comparison of(List<PlanEffect> effects, Function<PlanEffect, @Nullable BigDecimal> then) {
            List<BigDecimal> befores = new ArrayList<>();
            List<BigDecimal> thens = new ArrayList<>();
            int improved = 0;
            for (PlanEffect effect : effects) {
                BigDecimal before = effect.before();
                BigDecimal later = then.apply(effect);
                if (before != null && later != null) {
                    befores.add(before);
                    thens.add(later);
                    improved += later.compareTo(before) > 0 ? 1 : 0;
                }
            }
            BigDecimal before = mean(befores);
            BigDecimal later = mean(thens);
            return new Comparison(
                    befores.size(),
                    before,
                    later,
                    before == null || later == null
                            ? null
                            : Numbers.rounded(sum(thens)
                                    .subtract(sum(befores))
                                    .divide(BigDecimal.valueOf(thens.size()), 10, RoundingMode.HALF_EVEN)),
                    improved);
        }

        private static @Nullable BigDecimal mean(List<BigDecimal> of) {
            return of.isEmpty()
                    ? null
                    : Numbers.rounded(sum(of).divide(BigDecimal.valueOf(of.size()), 10, RoundingMode.HALF_EVEN));
        }

        private static BigDecimal sum(List<BigDecimal> of) {
            return of.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    static EffectReport of(Collection<Versioned<PlanView>> plans, Map<String, MeasuredEffect> effects) {
        List<Group> byOutcome = new ArrayList<>();
        for (PlanOutcome outcome : PlanOutcome.values()) {
            byOutcome.add(group(
                    outcome,
                    plans.stream()
                            .filter(plan -> plan.view().closure() != null
                                    && plan.view().closure().outcome() == outcome)
                            .toList(),
                    effects));
        }
        return new EffectReport(group(null, plans, effects), byOutcome);
    }

    private static Group group(
            @Nullable PlanOutcome outcome, Collection<Versioned<PlanView>> plans, Map<String, MeasuredEffect> effects) {
        List<PlanEffect> settled = plans.stream()
                .map(plan -> effects.get(plan.key()))
                .filter(Objects::nonNull)
                .map(MeasuredEffect::settled)
                .toList();
        return new Group(
                outcome,
                plans.size(),
                Comparison.of(settled, PlanEffect::during),
                Comparison.of(settled, PlanEffect::after));
    }
}
