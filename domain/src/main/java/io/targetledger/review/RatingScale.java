package io.targetledger.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;

/**
 * Which scores can be given and what they mean.
 *
 * @param lowest lowest score
 * @param highest highest score, a whole number of steps above the lowest
 * @param step distance between scores that a rater can give, e.g. 0.5; at most two decimals
 * @param levels 2 to 20, from the lowest score upwards: each reaches from its own lowest score to below that of the next
 */
public record RatingScale(BigDecimal lowest, BigDecimal highest, BigDecimal step, List<RatingLevel> levels) {

    private static final int LEAST_LEVELS = 2;
    private static final int MOST_LEVELS = 20;
    private static final int DECIMALS = 2;

    public RatingScale {
        lowest = Numbers.canonical("scale.lowest", lowest);
        highest = Numbers.canonical("scale.highest", highest);
        step = Numbers.canonical("scale.step", step);
        levels = List.copyOf(levels);
        if (step.signum() <= 0
                || step.scale() > DECIMALS
                || lowest.scale() > DECIMALS
                || highest.compareTo(lowest) <= 0
                || !isWhole(highest.subtract(lowest), step)) {
            throw new Refusal(
                    "SCALE_NOT_IN_STEPS", "scale", Map.of("lowest", lowest, "highest", highest, "step", step));
        }
        mustCover(lowest, highest, levels);
    }

    private static void mustCover(BigDecimal lowest, BigDecimal highest, List<RatingLevel> levels) {
        if (levels.size() < LEAST_LEVELS || levels.size() > MOST_LEVELS) {
            throw new Refusal(
                    "VALUE_OUT_OF_RANGE",
                    "scale.levels",
                    Map.of("given", levels.size(), "least", LEAST_LEVELS, "most", MOST_LEVELS));
        }
        if (levels.get(0).from().compareTo(lowest) != 0) {
            throw outOfOrder(levels.get(0), lowest);
        }
        Set<String> codes = new HashSet<>();
        BigDecimal before = null;
        for (RatingLevel level : levels) {
            if (!codes.add(level.code())) {
                throw new Refusal("CODE_REPEATED", "scale.levels.code", Map.of("given", level.code()));
            }
            if (level.from().compareTo(highest) > 0
                    || (before != null && level.from().compareTo(before) <= 0)) {
                throw outOfOrder(level, lowest);
            }
            before = level.from();
        }
    }

    private static Refusal outOfOrder(RatingLevel level, BigDecimal lowest) {
        return new Refusal(
                "LEVELS_OUT_OF_ORDER",
                "scale.levels.from",
                Map.of("level", level.code(), "given", level.from(), "lowest", lowest));
    }

    /** Whether a rater can give this score: on the scale, and a whole number of steps from its lowest. */
    boolean allows(BigDecimal score) {
        return contains(score) && isWhole(score.subtract(lowest), step);
    }

    /** Whether the score lies on the scale, between its steps too. */
    boolean contains(BigDecimal score) {
        return score.compareTo(lowest) >= 0 && score.compareTo(highest) <= 0;
    }

    /** The rating of a score on the scale: two decimals, rounded half up, and the highest level that begins at it or below. */
    public Rating rate(BigDecimal score) {
        BigDecimal rounded = Numbers.rounded(score.setScale(DECIMALS, RoundingMode.HALF_UP));
        RatingLevel reached = levels.get(0);
        for (RatingLevel level : levels) {
            if (level.from().compareTo(rounded) <= 0) {
                reached = level;
            }
        }
        return new Rating(rounded, reached.code());
    }

    private static boolean isWhole(BigDecimal distance, BigDecimal step) {
        return distance.remainder(step).signum() == 0;
    }
}
