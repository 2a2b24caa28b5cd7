package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the goal contributes to: a parent goal or a stated objective, or both.
 *
 * @param objective at most 500 characters
 * @param weight its share in what it contributes to, above 0 and at most 1
 */
public record Relevance(@Nullable GoalId parent, @Nullable String objective, BigDecimal weight) {

    public Relevance {
        objective = objective == null || objective.isBlank() ? null : checkedObjective(objective);
        if (parent == null && objective == null) {
            throw new Refusal("RELEVANCE_MISSING", "parentId", Map.of());
        }
        weight = checkedWeight(weight);
    }

    static String checkedObjective(String given) {
        return Text.required("objective", given, 500);
    }

    static BigDecimal checkedWeight(BigDecimal given) {
        BigDecimal weight = Numbers.canonical("weight", given);
        if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            throw new Refusal("WEIGHT_OUT_OF_RANGE", "weight", Map.of("given", weight));
        }
        return weight;
    }
}
