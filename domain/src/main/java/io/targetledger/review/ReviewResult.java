package io.targetledger.review;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a review came to, worked out once by {@link Scoring}. It holds nothing that may not be shown to the reviewed
 * person: no rater, and no kind of anonymous rater of whom fewer than three answered.
 *
 * @param categories kinds of raters that count, in the order of {@link RaterKind}
 * @param criteria those that got a score, in the order of the form
 * @param attainment of the pinned goals by their weights, 1 being 100 %; null where none was measured
 * @param rating null where no criterion that counts got a score
 */
public record ReviewResult(
        List<Category> categories,
        List<CriterionScore> criteria,
        @Nullable BigDecimal attainment,
        @Nullable Rating rating) {

    public ReviewResult {
        categories = List.copyOf(categories);
        criteria = List.copyOf(criteria);
    }

    /**
     * What one kind of raters said.
     *
     * @param answers number of raters, each of whom answered every criterion
     * @param comments on the whole, in the order of the alphabet
     */
    public record Category(RaterKind kind, int answers, List<Said> criteria, List<PersonalText> comments) {

        public Category {
            criteria = List.copyOf(criteria);
            comments = List.copyOf(comments);
        }
    }

    /**
     * What one kind of raters said on one criterion.
     *
     * @param average of the scores, six decimals
     * @param evidence in the order of the alphabet, so that its order does not tell whose it is
     */
    public record Said(String criterion, BigDecimal average, List<PersonalText> evidence) {

        public Said {
            evidence = List.copyOf(evidence);
        }
    }

    /** The score of one criterion over all raters, or by the measured goals: six decimals. */
    public record CriterionScore(String criterion, BigDecimal score) {}
}
