package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.targetledger.explain.Explanation;
import io.targetledger.explain.Origin;
import io.targetledger.explain.Quantity;
import io.targetledger.explain.Recomputation;
import io.targetledger.projection.Versioned;
import io.targetledger.review.ReviewExplanations.Explained;
import io.targetledger.review.ReviewResult.CriterionScore;
import io.targetledger.review.SubmittedAssessments.Submitted;
import io.targetledger.shared.LocalizedName;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever form and answers: the explanation of a review gives the numbers that scoring gave, and tells nothing else. */
class ReviewExplanationsTest {

    private static final long OPENED = 7;
    private static final long FORM = 3;
    private static final long SCORED = 9;

    @Property(tries = 300)
    void recomputingFromTheLeavesGivesWhatScoringGave(@ForAll Random random) {
        ReviewForm form = form(random);
        List<PinnedGoal> goals = goals(random);
        ReviewResult result = Scoring.of(form, goals, submitted(form, random));

        Map<ReviewNumber, Explanation> numbers = explained(form, goals, result).numbers();

        BigDecimal score = result.rating() == null ? null : result.rating().score();
        isExplained(numbers.get(ReviewNumber.SCORE), score);
        isExplained(numbers.get(ReviewNumber.RATING), score);
        isExplained(numbers.get(ReviewNumber.ATTAINMENT), result.attainment());
        assertThat(nodes(numbers.get(ReviewNumber.SCORE))
                        .filter(node -> node.quantity() == Quantity.CRITERION_SCORE && node.value() != null)
                        .map(node -> new CriterionScore(String.valueOf(node.of()), node.value())))
                .containsExactlyElementsOf(result.criteria());
    }

    @Property(tries = 100)
    void neitherAnAnswerNorAKindThatIsLeftOutShows(@ForAll Random random) {
        ReviewForm form = form(random);
        ReviewResult result = Scoring.of(form, List.of(), submitted(form, random));

        List<Explanation> nodes = nodes(
                        explained(form, List.of(), result).numbers().get(ReviewNumber.SCORE))
                .toList();

        Set<String> shown = new TreeSet<>();
        result.categories().forEach(category -> shown.add(category.kind().name()));
        assertThat(nodes.stream()
                        .filter(node -> node.quantity() == Quantity.AVERAGE || node.quantity() == Quantity.SHARE)
                        .map(Explanation::of))
                .isSubsetOf(shown);
        assertThat(nodes.stream().filter(node -> node.quantity() == Quantity.AVERAGE))
                .allSatisfy(average -> {
                    boolean anonymous = Set.of("PEER", "CUSTOMER").contains(average.of());
                    assertThat(average.origin()).isEqualTo(anonymous ? Origin.WITHHELD : Origin.EVENTS);
                    assertThat(average.inputs()).isEmpty();
                });
        assertThat(nodes.stream().flatMap(node -> node.positions().stream())).isSubsetOf(OPENED, FORM, SCORED);
    }

    private static void isExplained(@Nullable Explanation explanation, @Nullable BigDecimal number) {
        assertThat(explanation).isNotNull();
        assertThat(explanation.value()).isEqualTo(number);
        assertThat(Recomputation.of(explanation)).isEqualTo(number);
    }

    private static Stream<Explanation> nodes(@Nullable Explanation explanation) {
        return explanation == null
                ? Stream.of()
                : Stream.concat(
                        Stream.of(explanation), explanation.inputs().stream().flatMap(ReviewExplanationsTest::nodes));
    }

    private static Explained explained(ReviewForm form, List<PinnedGoal> goals, ReviewResult result) {
        Versioned<ReviewView> opened =
                version(ReviewView.of(ReviewSamples.reviewOpened(goals.toArray(PinnedGoal[]::new)), OPENED), 1, OPENED);
        Versioned<ReviewView> scored = version(opened.view().scored(result, null), 2, SCORED);
        return new Explained(scored, result, form, List.of(FORM), List.of(opened, scored));
    }

    private static Versioned<ReviewView> version(ReviewView view, int version, long position) {
        return new Versioned<>(ReviewSamples.REVIEW.value(), view, version, Instant.EPOCH, Instant.EPOCH, position);
    }

    private static ReviewForm form(Random random) {
        List<BigDecimal> weights = parts(1 + random.nextInt(6), 1, random);
        EnumSet<RaterKind> asked = EnumSet.noneOf(RaterKind.class);
        List<Criterion> criteria = new ArrayList<>();
        boolean measured = random.nextBoolean();
        for (int i = 0; i < weights.size(); i++) {
            List<RaterKind> raters = new ArrayList<>();
            for (RaterKind kind : RaterKind.values()) {
                if (random.nextBoolean()) {
                    raters.add(kind);
                }
            }
            if (raters.isEmpty()) {
                raters.add(RaterKind.MANAGER);
            }
            boolean byGoals = measured && i == 0;
            criteria.add(new Criterion(
                    "c" + i,
                    LocalizedName.of("c" + i),
                    null,
                    byGoals ? CriterionKind.GOAL_ATTAINMENT : CriterionKind.BEHAVIOUR,
                    weights.get(i),
                    byGoals ? List.of() : raters));
            asked.addAll(byGoals ? List.of() : raters);
        }
        List<RaterKind> kinds = List.copyOf(asked);
        List<BigDecimal> shares = kinds.isEmpty() ? List.of() : parts(kinds.size(), 0, random);
        List<RaterShare> given = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            given.add(new RaterShare(kinds.get(i), shares.get(i)));
        }
        return new ReviewForm(
                LocalizedName.of("any"),
                criteria,
                given,
                ReviewSamples.ONE_TO_FIVE,
                measured
                        ? List.of(
                                new AttainmentScore(new BigDecimal("0.75"), new BigDecimal("2.5")),
                                new AttainmentScore(BigDecimal.ONE, new BigDecimal("4.25")))
                        : List.of());
    }

    /** So many thousandths, none below the least, that sum to 1. */
    private static List<BigDecimal> parts(int number, int least, Random random) {
        List<BigDecimal> parts = new ArrayList<>();
        int left = 1_000 - number * least;
        for (int i = 0; i < number; i++) {
            int part = i == number - 1 ? left : random.nextInt(left + 1);
            left -= part;
            parts.add(BigDecimal.valueOf(part + (long) least, 3));
        }
        return parts;
    }

    private static List<PinnedGoal> goals(Random random) {
        List<PinnedGoal> goals = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            goals.add(ReviewSamples.goal(
                    BigDecimal.valueOf(1 + random.nextInt(1_000), 3).toString(),
                    random.nextInt(4) == 0
                            ? null
                            : BigDecimal.valueOf(random.nextInt(2_000_000), 6).toString()));
        }
        return goals;
    }

    private static List<Submitted> submitted(ReviewForm form, Random random) {
        List<Submitted> submitted = new ArrayList<>();
        for (RaterKind kind : RaterKind.values()) {
            for (int rater = random.nextInt(kind.isAnonymous() ? 6 : 2); rater > 0; rater--) {
                List<Answer> answers = form.askedOf(kind).stream()
                        .map(criterion -> new Answer(
                                criterion.code(),
                                BigDecimal.valueOf(2 + random.nextInt(9)).multiply(new BigDecimal("0.5")),
                                new PersonalText("seen")))
                        .toList();
                submitted.add(new Submitted(kind, new RaterId("person/" + kind + rater), answers, null));
            }
        }
        return submitted;
    }
}
