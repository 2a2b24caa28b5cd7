package io.targetledger.review;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.Fairness.BeforeAndAfter;
import org.jspecify.annotations.Nullable;

/**
 * The figures of {@link Fairness} for one cycle; for who runs it and who audits it.
 *
 * @param agreement Krippendorff's alpha; null where it is not defined
 */
public record FairnessReport(
        ReviewCycleId cycle,
        BeforeAndAfter overall,
        List<OfUnit> units,
        List<OfRater> raters,
        List<LeniencyOf> leniency,
        @Nullable BigDecimal agreement) {

    public record OfUnit(UnitId unit, BeforeAndAfter ratings) {}

    public record OfRater(PersonId rater, BeforeAndAfter ratings) {}

    /** @param deviation above 0 is lenient, below is severe; in points of the scale */
    public record LeniencyOf(RaterId rater, BigDecimal deviation, int people) {}
}
