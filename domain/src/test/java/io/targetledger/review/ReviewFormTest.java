package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewSamples.FORM;
import static io.targetledger.review.ReviewSamples.ONE_TO_FIVE;
import static io.targetledger.review.ReviewSamples.criterion;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.level;
import static io.targetledger.review.ReviewSamples.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ReviewFormTest {

    @Test
    void weightsThatAreNotAHundredPercentAreRefused() {
        assertThat(refused(() -> form(
                        List.of(
                                criterion("teamwork", CriterionKind.BEHAVIOUR, "0.5", RaterKind.MANAGER),
                                criterion("honesty", CriterionKind.COMPANY_VALUE, "0.499999", RaterKind.MANAGER)),
                        List.of(share(RaterKind.MANAGER, "1")))))
                .containsExactly("WEIGHTS_DO_NOT_SUM criteria.weight");
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThat(refused(() -> form(
                        List.of(
                                criterion("teamwork", CriterionKind.BEHAVIOUR, "0.5", RaterKind.MANAGER),
                                criterion("teamwork", CriterionKind.BEHAVIOUR, "0.6", RaterKind.MANAGER)),
                        List.of(share(RaterKind.MANAGER, "0.9")))))
                .containsExactly(
                        "CODE_REPEATED criteria.code",
                        "WEIGHTS_DO_NOT_SUM criteria.weight",
                        "WEIGHTS_DO_NOT_SUM shares.share");
    }

    @Test
    void everyKindOfRaterThatIsAskedHasAShareAndNoOther() {
        List<Criterion> criteria =
                List.of(criterion("teamwork", CriterionKind.BEHAVIOUR, "1", RaterKind.MANAGER, RaterKind.PEER));
        List<String> mismatch = List.of("SHARES_DO_NOT_MATCH shares");

        assertThat(refused(() -> form(criteria, List.of(share(RaterKind.MANAGER, "1")))))
                .isEqualTo(mismatch);
        assertThat(refused(() -> form(
                        criteria,
                        List.of(
                                share(RaterKind.MANAGER, "0.5"),
                                share(RaterKind.PEER, "0.25"),
                                share(RaterKind.PEER, "0.25")))))
                .isEqualTo(mismatch);
        assertThat(refused(() -> form(
                        criteria,
                        List.of(
                                share(RaterKind.MANAGER, "0.5"),
                                share(RaterKind.PEER, "0.5"),
                                share(RaterKind.SELF, "0")))))
                .isEqualTo(mismatch);
    }

    @Test
    void onlyGoalAttainmentCanDoWithoutRaters() {
        assertThat(refused(() -> criterion("teamwork", CriterionKind.BEHAVIOUR, "1")))
                .containsExactly("RATERS_MISSING criteria.raters");
        assertThat(criterion("goals", CriterionKind.GOAL_ATTAINMENT, "1").isMeasured())
                .isTrue();
    }

    @Test
    void attainmentIsTurnedIntoAScoreExactlyWhereItIsMeasured() {
        List<Criterion> measured = List.of(criterion("goals", CriterionKind.GOAL_ATTAINMENT, "1"));
        assertThat(refused(() -> form(measured, List.of())))
                .containsExactly("ATTAINMENT_SCORES_MISSING attainmentScores");
        assertThat(refused(() -> new ReviewForm(
                        LocalizedName.of("Sales"),
                        List.of(criterion("teamwork", CriterionKind.BEHAVIOUR, "1", RaterKind.PEER)),
                        List.of(share(RaterKind.PEER, "1")),
                        ONE_TO_FIVE,
                        FORM.attainmentScores())))
                .containsExactly("ATTAINMENT_SCORES_NOT_ALLOWED attainmentScores");
        assertThat(refused(() -> new ReviewForm(
                        LocalizedName.of("Sales"),
                        measured,
                        List.of(),
                        ONE_TO_FIVE,
                        List.of(
                                new AttainmentScore(decimal("1"), decimal("5.5")),
                                new AttainmentScore(decimal("1"), decimal("5"))))))
                .containsExactly(
                        "ATTAINMENT_SCORES_OUT_OF_ORDER attainmentScores.from",
                        "VALUE_OUT_OF_RANGE attainmentScores.score");
    }

    @Test
    void attainmentEarnsTheScoreOfTheHighestStepItReaches() {
        assertThat(FORM.scoreOf(decimal("0.799999"))).isEqualTo(decimal("1"));
        assertThat(FORM.scoreOf(decimal("0.8"))).isEqualTo(decimal("3"));
        assertThat(FORM.scoreOf(decimal("0.999999"))).isEqualTo(decimal("3"));
        assertThat(FORM.scoreOf(decimal("1.7"))).isEqualTo(decimal("4.5"));
    }

    @Test
    void theOrderInWhichRatersAreNamedMakesNoOtherForm() {
        assertThat(criterion("a", CriterionKind.BEHAVIOUR, "1", RaterKind.PEER, RaterKind.SELF, RaterKind.PEER))
                .isEqualTo(criterion("a", CriterionKind.BEHAVIOUR, "1.0", RaterKind.SELF, RaterKind.PEER));
    }

    @Test
    void aScaleIsMadeOfWholeSteps() {
        List<RatingLevel> levels = List.of(level("LOW", "1"), level("HIGH", "3"));
        List<String> notInSteps = List.of("SCALE_NOT_IN_STEPS scale");
        assertThat(refused(() -> new RatingScale(decimal("1"), decimal("5"), decimal("0.3"), levels)))
                .isEqualTo(notInSteps);
        assertThat(refused(() -> new RatingScale(decimal("1"), decimal("5"), decimal("0"), levels)))
                .isEqualTo(notInSteps);
        assertThat(refused(() -> new RatingScale(decimal("1"), decimal("1"), decimal("1"), levels)))
                .isEqualTo(notInSteps);
        assertThat(refused(() -> new RatingScale(decimal("1"), decimal("5"), decimal("0.005"), levels)))
                .isEqualTo(notInSteps);
    }

    @Test
    void levelsCoverTheScaleFromItsLowestScoreUpwards() {
        assertThat(levelsRefused(level("LOW", "1.5"), level("HIGH", "3")))
                .containsExactly("LEVELS_OUT_OF_ORDER scale.levels.from");
        assertThat(levelsRefused(level("LOW", "1"), level("MID", "3"), level("HIGH", "3")))
                .containsExactly("LEVELS_OUT_OF_ORDER scale.levels.from");
        assertThat(levelsRefused(level("LOW", "1"), level("HIGH", "5.5")))
                .containsExactly("LEVELS_OUT_OF_ORDER scale.levels.from");
        assertThat(levelsRefused(level("LOW", "1"), level("LOW", "2")))
                .containsExactly("CODE_REPEATED scale.levels.code");
        assertThat(levelsRefused(level("LOW", "1"))).containsExactly("VALUE_OUT_OF_RANGE scale.levels");
    }

    @Test
    void aScoreIsRoundedHalfUpBeforeItsLevelIsLookedUp() {
        assertThat(ONE_TO_FIVE.rate(decimal("3.995"))).isEqualTo(new Rating(decimal("4"), "EXCEEDS"));
        assertThat(ONE_TO_FIVE.rate(decimal("3.9949999"))).isEqualTo(new Rating(decimal("3.99"), "MEETS"));
        assertThat(ONE_TO_FIVE.rate(decimal("3.985"))).isEqualTo(new Rating(decimal("3.99"), "MEETS"));
        assertThat(ONE_TO_FIVE.rate(decimal("1"))).isEqualTo(new Rating(decimal("1"), "BELOW"));
        assertThat(ONE_TO_FIVE.rate(decimal("5"))).isEqualTo(new Rating(decimal("5"), "EXCEEDS"));
    }

    @Test
    void ratersGiveOnlyScoresOnTheStepsOfTheScale() {
        assertThat(ONE_TO_FIVE.allows(decimal("1.50"))).isTrue();
        assertThat(ONE_TO_FIVE.allows(decimal("1.25"))).isFalse();
        assertThat(ONE_TO_FIVE.allows(decimal("0.5"))).isFalse();
        assertThat(ONE_TO_FIVE.allows(decimal("5.5"))).isFalse();
    }

    @Test
    void aFormThatWouldHaveTooManyCriteriaOrNoneIsRefused() {
        List<Criterion> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            many.add(criterion("c" + i, CriterionKind.BEHAVIOUR, "0.01", RaterKind.PEER));
        }
        assertThat(refused(() -> form(many, List.of(share(RaterKind.PEER, "1")))))
                .containsExactly("VALUE_OUT_OF_RANGE criteria");
        assertThat(refused(() -> form(List.of(), List.of()))).containsExactly("VALUE_OUT_OF_RANGE criteria");
    }

    private static ReviewForm form(List<Criterion> criteria, List<RaterShare> shares) {
        return new ReviewForm(LocalizedName.of("Sales"), criteria, shares, ONE_TO_FIVE, List.of());
    }

    private static List<String> levelsRefused(RatingLevel... levels) {
        return refused(() -> new RatingScale(decimal("1"), decimal("5"), decimal("0.5"), List.of(levels)));
    }

    private static List<String> refused(ThrowingCallable making) {
        return Refused.named(catchThrowableOfType(Refusal.class, making));
    }
}
