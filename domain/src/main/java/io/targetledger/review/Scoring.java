package io.targetledger.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.targetledger.review.ReviewResult.Category;
import io.targetledger.review.ReviewResult.CriterionScore;
import io.targetledger.review.ReviewResult.Said;
import io.targetledger.review.SubmittedAssessments.Submitted;
import io.targetledger.shared.Fraction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The published formula, a weighted arithmetic mean of means:
 *
 * <pre>
 * average(k, c) = Σ scores of raters of kind k on criterion c ÷ their number          (six decimals, half even)
 * score(c)      = Σₖ share(k) · average(k, c) ÷ Σₖ share(k)
 *                 or, for a measured criterion, what the form gives for
 * attainment    = Σ weight(g) · attainment(g) ÷ Σ weight(g) over the goals measured   (six decimals, half even)
 * score         = Σ weight(c) · score(c) ÷ Σ weight(c)                                (two decimals, half up)
 * </pre>
 *
 * <p>Sums run over what there is: kinds that count, criteria that got a score, goals that were measured; what is missing
 * neither raises nor lowers the rest. A kind of anonymous raters counts from three answers on. Below that it is left out
 * of everything, since what enters a sum can be worked out from it. Nothing is rounded in between but what is shown, so
 * that everyone can work the score out again from what they see.
 */
public final class Scoring {

    private static final int DECIMALS = 6;

    private final ReviewForm form;
    private final List<Category> categories = new ArrayList<>();
    private final @Nullable BigDecimal attainment;

    private Scoring(ReviewForm form, List<PinnedGoal> goals, List<Submitted> assessments) {
        this.form = form;
        this.attainment = attainmentOf(goals);
        for (RaterKind kind : RaterKind.values()) {
            List<Submitted> answers = assessments.stream()
                    .filter(assessment -> assessment.kind() == kind)
                    .toList();
            if (kind.counts(answers.size())) {
                categories.add(category(kind, answers));
            }
        }
    }

    /** The result of a review by what was submitted for it. */
    public static ReviewResult of(ReviewForm form, List<PinnedGoal> goals, List<Submitted> assessments) {
        return new Scoring(form, goals, assessments).result();
    }

    private static @Nullable BigDecimal attainmentOf(List<PinnedGoal> goals) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (PinnedGoal goal : goals) {
            if (goal.attainment() != null) {
                sum = sum.add(goal.weight().multiply(goal.attainment()));
                weights = weights.add(goal.weight());
            }
        }
        return weights.signum() == 0 ? null : shown(new Fraction(sum, weights));
    }

    private Category category(RaterKind kind, List<Submitted> assessments) {
        List<Said> said = form.askedOf(kind).stream()
                .map(criterion -> said(criterion.code(), assessments))
                .toList();
        List<PersonalText> comments = assessments.stream()
                .map(Submitted::comment)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Category(kind, assessments.size(), said, comments);
    }

    private static Said said(String criterion, List<Submitted> assessments) {
        List<Answer> answers = assessments.stream()
                .flatMap(assessment -> assessment.answers().stream())
                .filter(answer -> answer.criterion().equals(criterion))
                .toList();
        BigDecimal sum = answers.stream().map(Answer::score).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Said(
                criterion,
                shown(new Fraction(sum, BigDecimal.valueOf(answers.size()))),
                answers.stream().map(Answer::evidence).sorted().toList());
    }

    private ReviewResult result() {
        List<CriterionScore> scores = new ArrayList<>();
        Fraction sum = Fraction.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Criterion criterion : form.criteria()) {
            Fraction score = criterion.isMeasured() ? measured() : answered(criterion.code());
            if (score != null) {
                scores.add(new CriterionScore(criterion.code(), shown(score)));
                sum = sum.plus(score.times(criterion.weight()));
                weights = weights.add(criterion.weight());
            }
        }
        return new ReviewResult(
                categories,
                scores,
                attainment,
                weights.signum() == 0
                        ? null
                        : form.scale().rate(sum.dividedBy(weights).rounded(2, RoundingMode.HALF_UP)));
    }

    private @Nullable Fraction measured() {
        return attainment == null ? null : Fraction.of(form.scoreOf(attainment));
    }

    private @Nullable Fraction answered(String criterion) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal shares = BigDecimal.ZERO;
        for (Category category : categories) {
            BigDecimal share = form.shareOf(category.kind());
            for (Said said : category.criteria()) {
                if (said.criterion().equals(criterion)) {
                    sum = sum.add(share.multiply(said.average()));
                    shares = shares.add(share);
                }
            }
        }
        return shares.signum() == 0 ? null : new Fraction(sum, shares);
    }

    private static BigDecimal shown(Fraction fraction) {
        return Numbers.rounded(fraction.rounded(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
