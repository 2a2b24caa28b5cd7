package io.targetledger.review;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something a person is judged by.
 *
 * @param code short name within the form, e.g. {@code teamwork}: 1 to 40 characters
 * @param description what is looked at, at most 1,000 characters
 * @param weight share in the weighted score, above 0 and at most 1
 * @param raters who answers it, each kind once; nobody where goal attainment is taken from the measured goals
 */
public record Criterion(
        String code,
        LocalizedName name,
        @Nullable String description,
        CriterionKind kind,
        BigDecimal weight,
        List<RaterKind> raters) {

    public Criterion {
        code = Text.required("criteria.code", code, 40);
        description = Text.optional("criteria.description", description, 1_000);
        weight = Numbers.canonical("criteria.weight", weight);
        if (weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            throw new Refusal("WEIGHT_OUT_OF_RANGE", "criteria.weight", Map.of("given", weight));
        }
        // In one order, so that the same form written twice is the same.
        EnumSet<RaterKind> kinds = EnumSet.noneOf(RaterKind.class);
        kinds.addAll(raters);
        raters = List.copyOf(kinds);
        if (raters.isEmpty() && kind != CriterionKind.GOAL_ATTAINMENT) {
            throw new Refusal("RATERS_MISSING", "criteria.raters", Map.of("criterion", code, "kind", kind));
        }
    }

    /** Whether its score comes from the measured goals and nobody's opinion. */
    public boolean isMeasured() {
        return raters.isEmpty();
    }
}
