package io.targetledger.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The figures by which a cycle is judged: do units and raters rate alike, and do raters agree?
 *
 * <p>What people say of themselves is left out: it is compared with the others, not one of them. So are the answers of
 * anonymous raters of whom fewer than three answered for a person, as in the review itself: what enters a mean can be
 * worked out from it. All figures have six decimals.
 *
 * <p>They are worked out only once answers are final: of two reports made before, as of two moments, the later would
 * differ from the earlier by single answers. Figures of single peers and customers are for who runs the cycle only, and so is the agreement over few people:
 * beside a published average they would give an answer away.
 */
public final class Fairness {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    private Fairness() {}

    /**
     * How ratings spread in each group before and after calibration.
     *
     * @param group what people are grouped by, e.g. their unit or their rating manager; null for no group, which is left
     *     out. Groups come sorted
     */
    public static <G extends Comparable<G>> Map<G, BeforeAndAfter> distributions(
            RatingScale scale, List<RatedPerson> people, Function<RatedPerson, @Nullable G> group) {
        Map<G, List<RatedPerson>> groups = new TreeMap<>();
        for (RatedPerson person : people) {
            G key = group.apply(person);
            if (key != null) {
                groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(person);
            }
        }
        Map<G, BeforeAndAfter> distributions = new LinkedHashMap<>();
        groups.forEach((key, members) -> distributions.put(key, BeforeAndAfter.of(scale, members)));
        return distributions;
    }

    /** Distribution of the ratings as they were scored and as they were after calibration. */
    public record BeforeAndAfter(Distribution before, Distribution after) {

        static BeforeAndAfter of(RatingScale scale, List<RatedPerson> people) {
            List<@Nullable Rating> scored = new ArrayList<>();
            List<@Nullable Rating> calibrated = new ArrayList<>();
            for (RatedPerson person : people) {
                scored.add(person.scored());
                calibrated.add(person.calibrated());
            }
            return new BeforeAndAfter(Distribution.of(scale, scored), Distribution.of(scale, calibrated));
        }
    }

    /**
     * How leniently each rater rates: the mean, over every person and criterion that others rated too, of the rater's
     * score less the mean score of the others. Above 0 is lenient, below is severe. Raters of whom nothing can be
     * compared are not there; the others come sorted.
     */
    public static Map<String, Leniency> leniency(List<GivenScore> scores) {
        Map<String, List<BigDecimal>> deviations = new TreeMap<>();
        Map<String, List<String>> people = new TreeMap<>();
        for (List<GivenScore> item : items(scores)) {
            for (GivenScore given : item) {
                BigDecimal others = sum(item).subtract(given.score());
                BigDecimal deviation = given.score().subtract(divided(others, item.size() - 1));
                String rater = given.rater().value();
                deviations.computeIfAbsent(rater, unseen -> new ArrayList<>()).add(deviation);
                people.computeIfAbsent(rater, unseen -> new ArrayList<>())
                        .add(given.person().value());
            }
        }
        Map<String, Leniency> leniency = new LinkedHashMap<>();
        deviations.forEach((rater, found) -> leniency.put(
                rater,
                new Leniency(
                        shown(divided(found.stream().reduce(BigDecimal.ZERO, BigDecimal::add), found.size())),
                        (int) people.getOrDefault(rater, List.of()).stream()
                                .distinct()
                                .count())));
        return leniency;
    }

    /**
     * @param deviation mean deviation from the other raters of the same people, in points of the scale
     * @param people number of people compared
     */
    public record Leniency(BigDecimal deviation, int people) {}

    /**
     * How far raters agree: Krippendorff's alpha for interval data over people and criteria, 1 − observed ÷ expected
     * disagreement. 1 is perfect agreement, 0 what chance would give, below 0 worse than that. Null where it is not
     * defined: nobody was rated twice, or all scores are the same. It allows for raters who rated some people only.
     *
     * @see <a href="https://repository.upenn.edu/asc_papers/43">K. Krippendorff, Computing Krippendorff's
     *     Alpha-Reliability (2011)</a>
     */
    public static @Nullable BigDecimal agreement(List<GivenScore> scores) {
        Collection<List<GivenScore>> items = items(scores);
        BigDecimal observed = BigDecimal.ZERO;
        for (List<GivenScore> item : items) {
            observed = observed.add(divided(squaredDifferences(item), item.size() - 1));
        }
        List<GivenScore> pairable = items.stream().flatMap(List::stream).toList();
        BigDecimal all = squaredDifferences(pairable);
        if (all.signum() == 0) {
            return null;
        }
        // (observed ÷ n) ÷ (all ÷ n (n − 1))
        BigDecimal disagreement =
                observed.multiply(BigDecimal.valueOf(pairable.size() - 1L)).divide(all, PRECISION);
        return shown(BigDecimal.ONE.subtract(disagreement));
    }

    /** Over all ordered pairs: 2 (n Σx² − (Σx)²). */
    private static BigDecimal squaredDifferences(List<GivenScore> scores) {
        BigDecimal sum = sum(scores);
        BigDecimal squares =
                scores.stream().map(given -> given.score().pow(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return BigDecimal.valueOf(2)
                .multiply(BigDecimal.valueOf(scores.size()).multiply(squares).subtract(sum.pow(2)));
    }

    /** The scores that count of each person on each criterion, where there are at least two. */
    private static Collection<List<GivenScore>> items(List<GivenScore> scores) {
        Map<Item, List<GivenScore>> items = new LinkedHashMap<>();
        for (GivenScore given : scores) {
            if (given.kind() != RaterKind.SELF) {
                items.computeIfAbsent(new Item(given.person().value(), given.criterion()), unseen -> new ArrayList<>())
                        .add(given);
            }
        }
        items.values().forEach(Fairness::keepWhatCounts);
        items.values().removeIf(item -> item.size() < 2);
        return items.values();
    }

    private static void keepWhatCounts(List<GivenScore> item) {
        for (RaterKind kind : RaterKind.values()) {
            int answers =
                    (int) item.stream().filter(given -> given.kind() == kind).count();
            if (!kind.counts(answers)) {
                item.removeIf(given -> given.kind() == kind);
            }
        }
    }

    private record Item(String person, String criterion) {}

    private static BigDecimal sum(List<GivenScore> scores) {
        return scores.stream().map(GivenScore::score).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal divided(BigDecimal sum, int number) {
        return sum.divide(BigDecimal.valueOf(number), PRECISION);
    }

    private static BigDecimal shown(BigDecimal figure) {
        return Numbers.rounded(figure.setScale(6, RoundingMode.HALF_EVEN));
    }
}
