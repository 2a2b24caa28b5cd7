package io.targetledger.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;

/**
 * By what people are judged, by whom, and how a rating is worked out of it: published before anybody is judged by it.
 *
 * @param criteria 1 to 50, each code once; their weights sum to 1
 * @param shares one for each kind of rater that answers any criterion, and no other; they sum to 1. Empty when no kind
 *     answers any
 * @param scale of answers and ratings
 * @param attainmentScores how attained goals become a score, from the least attainment upwards: given exactly when a
 *     criterion is measured. Below the first it is the lowest score of the scale
 */
public record ReviewForm(
        LocalizedName name,
        List<Criterion> criteria,
        List<RaterShare> shares,
        RatingScale scale,
        List<AttainmentScore> attainmentScores) {

    private static final int MOST_CRITERIA = 50;

    /** @throws Refusal naming everything that is wrong with it */
    public ReviewForm {
        criteria = List.copyOf(criteria);
        shares = List.copyOf(shares);
        attainmentScores = List.copyOf(attainmentScores);
        List<Violation> wrong = new ArrayList<>();
        check(criteria, wrong);
        check(shares, criteria, wrong);
        check(attainmentScores, criteria, scale, wrong);
        if (!wrong.isEmpty()) {
            throw new Refusal(wrong);
        }
    }

    private static void check(List<Criterion> criteria, List<Violation> wrong) {
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            wrong.add(new Violation(
                    "VALUE_OUT_OF_RANGE",
                    "criteria",
                    Map.of("given", criteria.size(), "least", 1, "most", MOST_CRITERIA)));
            return;
        }
        Set<String> codes = new HashSet<>();
        for (Criterion criterion : criteria) {
            if (!codes.add(criterion.code())) {
                wrong.add(new Violation("CODE_REPEATED", "criteria.code", Map.of("given", criterion.code())));
            }
        }
        BigDecimal sum = criteria.stream().map(Criterion::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        mustBeWhole("criteria.weight", sum, wrong);
    }

    private static void check(List<RaterShare> shares, List<Criterion> criteria, List<Violation> wrong) {
        Set<RaterKind> asked = criteria.stream()
                .flatMap(criterion -> criterion.raters().stream())
                .collect(Collectors.toSet());
        Set<RaterKind> given = shares.stream().map(RaterShare::kind).collect(Collectors.toSet());
        if (!given.equals(asked) || given.size() != shares.size()) {
            wrong.add(new Violation(
                    "SHARES_DO_NOT_MATCH",
                    "shares",
                    Map.of(
                            "given",
                            shares.stream().map(RaterShare::kind).toList().toString(),
                            "asked",
                            asked.stream().sorted().toList().toString())));
        } else if (!asked.isEmpty()) {
            BigDecimal sum = shares.stream().map(RaterShare::share).reduce(BigDecimal.ZERO, BigDecimal::add);
            mustBeWhole("shares.share", sum, wrong);
        }
    }

    private static void mustBeWhole(String field, BigDecimal sum, List<Violation> wrong) {
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            wrong.add(new Violation("WEIGHTS_DO_NOT_SUM", field, Map.of("sum", Numbers.rounded(sum))));
        }
    }

    private static void check(
            List<AttainmentScore> scores, List<Criterion> criteria, RatingScale scale, List<Violation> wrong) {
        boolean measured = criteria.stream().anyMatch(Criterion::isMeasured);
        if (measured == scores.isEmpty()) {
            wrong.add(new Violation(
                    measured ? "ATTAINMENT_SCORES_MISSING" : "ATTAINMENT_SCORES_NOT_ALLOWED", "attainmentScores"));
        }
        BigDecimal before = null;
        for (AttainmentScore step : scores) {
            if (before != null && step.from().compareTo(before) <= 0) {
                wrong.add(new Violation(
                        "ATTAINMENT_SCORES_OUT_OF_ORDER",
                        "attainmentScores.from",
                        Map.of("given", step.from(), "before", before)));
            }
            if (!scale.contains(step.score())) {
                wrong.add(new Violation(
                        "VALUE_OUT_OF_RANGE",
                        "attainmentScores.score",
                        Map.of("given", step.score(), "least", scale.lowest(), "most", scale.highest())));
            }
            before = step.from();
        }
    }

    /** The criteria that raters of this kind answer, all of them or none at all. */
    public List<Criterion> askedOf(RaterKind kind) {
        return criteria.stream()
                .filter(criterion -> criterion.raters().contains(kind))
                .toList();
    }

    BigDecimal shareOf(RaterKind kind) {
        return shares.stream()
                .filter(share -> share.kind() == kind)
                .map(RaterShare::share)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    /** The score that goals attained so far earn. */
    BigDecimal scoreOf(BigDecimal attainment) {
        BigDecimal earned = scale.lowest();
        for (AttainmentScore step : attainmentScores) {
            if (step.from().compareTo(attainment) <= 0) {
                earned = step.score();
            }
        }
        return earned;
    }
}
