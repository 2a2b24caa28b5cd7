package io.targetledger.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.targetledger.review.ReviewResult.Category;
import io.targetledger.review.ReviewResult.CriterionScore;
import io.targetledger.review.SubmittedAssessments.Submitted;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.RaterKind.CUSTOMER;
import static io.targetledger.review.RaterKind.MANAGER;
import static io.targetledger.review.RaterKind.PEER;
import static io.targetledger.review.RaterKind.SELF;
import static io.targetledger.review.ReviewSamples.FORM;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.goal;
import static io.targetledger.review.ReviewSamples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

class ScoringTest {

    private static final Submitted SELF_PRAISE = submitted(SELF, "person/li.na", "5", "5");
    private static final Submitted BY_GRACE = submitted(MANAGER, "person/grace", "4", "3");
    private static final List<Submitted> THREE_PEERS = List.of(
            submitted(PEER, "person/ada", "3", "4"),
            submitted(PEER, "person/alan", "4", "4.5"),
            submitted(PEER, "person/edsger", "4", "2"));

    /** Worked out by hand from the formula in the Javadoc of {@link Scoring}. */
    @Test
    void theScoreIsTheWeightedMeanOfTheMeansOfEveryKind() {
        ReviewResult result = score(List.of(goal("0.6", "1.2"), goal("0.2", "0.5")), SELF_PRAISE, BY_GRACE);

        // Goals: (0.6 · 1.2 + 0.2 · 0.5) ÷ 0.8 = 1.025, which earns 4.5.
        assertThat(result.attainment()).isEqualTo(decimal("1.025"));
        assertThat(result.criteria())
                .containsExactly(
                        new CriterionScore("goals", decimal("4.5")),
                        new CriterionScore("teamwork", decimal("4")),
                        new CriterionScore("integrity", decimal("3")));
        // 0.5 · 4.5 + 0.3 · 4 + 0.2 · 3
        assertThat(result.rating()).isEqualTo(new Rating(decimal("4.05"), "EXCEEDS"));
    }

    @Test
    void sharesOfKindsThatAnsweredAreScaledToAWhole() {
        ReviewResult result = score(List.of(), with(THREE_PEERS, BY_GRACE));

        // Teamwork: (0.5 · 4 + 0.3 · 3.666667) ÷ 0.8; integrity: (0.5 · 3 + 0.3 · 3.5) ÷ 0.8.
        assertThat(result.criteria())
                .containsExactly(
                        new CriterionScore("teamwork", decimal("3.875")),
                        new CriterionScore("integrity", decimal("3.1875")));
        // (0.3 · 3.875 + 0.2 · 3.1875) ÷ 0.5 = 3.6 with all decimals.
        assertThat(result.rating()).isEqualTo(new Rating(decimal("3.6"), "MEETS"));
    }

    @Test
    void goalsNobodyMeasuredNeitherRaiseNorLowerTheScore() {
        assertThat(score(List.of(goal("0.9", null)), BY_GRACE)).isEqualTo(score(List.of(), BY_GRACE));
        assertThat(score(List.of(goal("0.9", null), goal("0.1", "1")), BY_GRACE).attainment())
                .isEqualTo(BigDecimal.ONE);
    }

    @Test
    void aReviewWithoutAnythingToGoByHasNoRating() {
        assertThat(score(List.of())).isEqualTo(new ReviewResult(List.of(), List.of(), null, null));
    }

    @Test
    void whatDoesNotCountIsShownAllTheSame() {
        ReviewResult result = score(List.of(), SELF_PRAISE);

        assertThat(result.rating()).isNull();
        assertThat(result.categories()).extracting(Category::kind).containsExactly(SELF);
    }

    @Test
    void threePeersCountAndAreShownWithoutTellingThemApart() {
        Category peers = score(List.of(), with(THREE_PEERS)).categories().get(0);

        assertThat(peers.answers()).isEqualTo(3);
        assertThat(peers.criteria().get(0).average()).isEqualTo(decimal("3.666667"));
        assertThat(peers.criteria().get(1).evidence())
                .extracting(PersonalText::value)
                .containsExactly("worth 2", "worth 4", "worth 4.5");
        assertThat(peers.comments())
                .extracting(PersonalText::value)
                .containsExactly("overall by person/ada", "overall by person/alan", "overall by person/edsger");
    }

    /** Whatever two peers or two customers say, and whether they say anything, nothing of the result is another. */
    @Test
    void fewerThanThreeOfAKindLeaveNoTrace() {
        List<Submitted> all = with(THREE_PEERS, SELF_PRAISE, BY_GRACE);
        ReviewResult without = score(List.of(goal("1", "0.9")), all.toArray(Submitted[]::new));
        for (String said : List.of("1", "5")) {
            List<Submitted> more = new ArrayList<>(all);
            more.add(submitted(CUSTOMER, "customer/isdom", said));
            more.add(submitted(CUSTOMER, "customer/acme", "5"));
            assertThat(score(List.of(goal("1", "0.9")), more.toArray(Submitted[]::new)))
                    .isEqualTo(without);
        }
        ReviewResult onlyManager = score(List.of(), BY_GRACE);
        assertThat(score(List.of(), BY_GRACE, THREE_PEERS.get(0), THREE_PEERS.get(1)))
                .isEqualTo(onlyManager);
    }

    /** Peers and customers are different kinds: two of one and two of the other are not four. */
    @Test
    void kindsAreNotCountedTogether() {
        assertThat(score(
                        List.of(),
                        THREE_PEERS.get(0),
                        THREE_PEERS.get(1),
                        submitted(CUSTOMER, "customer/isdom", "1"),
                        submitted(CUSTOMER, "customer/acme", "5")))
                .isEqualTo(score(List.of()));
    }

    /** Neither the order of the answers nor which peer gave which set of them shows in the result. */
    @Test
    void whoSaidWhatDoesNotShow() {
        ReviewResult result = score(List.of(), with(THREE_PEERS));
        for (int seed = 0; seed < 20; seed++) {
            List<Submitted> shuffled = new ArrayList<>(THREE_PEERS);
            Collections.shuffle(shuffled, new Random(seed));
            List<Submitted> swapped = new ArrayList<>();
            for (int i = 0; i < shuffled.size(); i++) {
                Submitted said = shuffled.get(i);
                swapped.add(new Submitted(PEER, THREE_PEERS.get(i).rater(), said.answers(), said.comment()));
            }
            assertThat(score(List.of(), swapped.toArray(Submitted[]::new))).isEqualTo(result);
        }
    }

    /** The mean of these is 3.985 exactly, which half up makes 3.99 of. */
    @Test
    void nothingIsRoundedBeforeTheEnd() {
        ReviewForm two = new ReviewForm(
                FORM.name(),
                List.of(
                        ReviewSamples.criterion("a", CriterionKind.BEHAVIOUR, "0.015", MANAGER),
                        ReviewSamples.criterion("b", CriterionKind.BEHAVIOUR, "0.985", MANAGER)),
                List.of(ReviewSamples.share(MANAGER, "1")),
                FORM.scale(),
                List.of());
        Submitted answer = new Submitted(
                MANAGER,
                new RaterId("person/grace"),
                List.of(
                        new Answer("a", decimal("3"), new PersonalText("seen")),
                        new Answer("b", decimal("4"), new PersonalText("seen"))),
                null);
        assertThat(Scoring.of(two, List.of(), List.of(answer)).rating())
                .isEqualTo(new Rating(decimal("3.99"), "MEETS"));
    }

    private static ReviewResult score(List<PinnedGoal> goals, Submitted... assessments) {
        return Scoring.of(FORM, goals, Arrays.asList(assessments));
    }

    private static ReviewResult score(List<PinnedGoal> goals, List<Submitted> assessments) {
        return Scoring.of(FORM, goals, assessments);
    }

    private static List<Submitted> with(List<Submitted> some, Submitted... more) {
        List<Submitted> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
