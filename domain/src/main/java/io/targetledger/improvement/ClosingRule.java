package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;

/**
 * How a plan ends: it succeeds when every objective is met and fails when one is not, and the second only once the agreed
 * time is over, so that nobody is judged before. The results decide; nobody else can. Withdrawing it needs no results.
 */
record ClosingRule(Terms terms, LocalDate today) {

    /**
     * @param values what was reached of each objective, by code
     * @throws PlanNotOver for a failure within the agreed time
     * @throws Refusal {@code RESULT_NOT_OF_EACH} or {@code OUTCOME_CONTRADICTS_RESULTS}
     */
    List<ObjectiveResult> results(PlanOutcome outcome, Map<String, BigDecimal> values) {
        Map<String, BigDecimal> left = new HashMap<>(values);
        List<ObjectiveResult> results = new ArrayList<>();
        for (Objective objective : terms.objectives()) {
            BigDecimal value = left.remove(objective.code());
            if (value != null) {
                BigDecimal reached = Numbers.canonical("results.value", value);
                Threshold threshold = objective.threshold();
                results.add(new ObjectiveResult(objective.code(), threshold, reached, threshold.isMetBy(reached)));
            }
        }
        if (!left.isEmpty() || results.size() < terms.objectives().size()) {
            throw new Refusal(
                    "RESULT_NOT_OF_EACH",
                    "results",
                    Map.of(
                            "objectives",
                            String.join(
                                    ", ",
                                    terms.objectives().stream()
                                            .map(Objective::code)
                                            .toList())));
        }
        boolean allMet = results.stream().allMatch(ObjectiveResult::met);
        if (allMet != (outcome == PlanOutcome.SUCCEEDED)) {
            throw new Refusal("OUTCOME_CONTRADICTS_RESULTS", "outcome", Map.of("given", outcome, "allMet", allMet));
        }
        if (outcome == PlanOutcome.FAILED && !today.isAfter(terms.end())) {
            throw new PlanNotOver(terms.end(), today);
        }
        return results;
    }
}
