package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.Distribution.AtLevel;
import io.targetledger.review.Fairness.BeforeAndAfter;
import io.targetledger.review.Fairness.Leniency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.RaterKind.CUSTOMER;
import static io.targetledger.review.RaterKind.MANAGER;
import static io.targetledger.review.RaterKind.PEER;
import static io.targetledger.review.RaterKind.SELF;
import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.ALAN;
import static io.targetledger.review.ReviewSamples.EDSGER;
import static io.targetledger.review.ReviewSamples.EMEA;
import static io.targetledger.review.ReviewSamples.GRACE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.NORTH;
import static io.targetledger.review.ReviewSamples.ONE_TO_FIVE;
import static io.targetledger.review.ReviewSamples.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class FairnessTest {

    @Test
    void ratingsSpreadOverTheLevelsOfEveryGroupBeforeAndAfterCalibration() {
        Map<String, BeforeAndAfter> byUnit = Fairness.distributions(
                ONE_TO_FIVE,
                List.of(
                        rated(LI_NA, NORTH, GRACE, "4.5", "3.5"),
                        rated(ADA, NORTH, GRACE, "4", "4"),
                        rated(ALAN, NORTH, null, null, "1"),
                        rated(EDSGER, EMEA, null, "2", "2")),
                person -> person.unit().value());

        assertThat(byUnit).containsOnlyKeys("unit/emea", "unit/north");
        assertThat(byUnit.get("unit/north").before())
                .isEqualTo(new Distribution(
                        2,
                        decimal("4.25"),
                        List.of(level("BELOW", 0, "0"), level("MEETS", 0, "0"), level("EXCEEDS", 2, "1"))));
        assertThat(byUnit.get("unit/north").after())
                .isEqualTo(new Distribution(
                        3,
                        decimal("2.833333"),
                        List.of(
                                level("BELOW", 1, "0.333333"),
                                level("MEETS", 1, "0.333333"),
                                level("EXCEEDS", 1, "0.333333"))));
    }

    @Test
    void whoBelongsToNoGroupIsLeftOut() {
        Map<String, BeforeAndAfter> byManager = Fairness.distributions(
                ONE_TO_FIVE,
                List.of(rated(LI_NA, NORTH, GRACE, "4", "4"), rated(EDSGER, EMEA, null, "2", "2")),
                person -> person.ratedBy() == null ? null : person.ratedBy().value());
        assertThat(byManager).containsOnlyKeys("person/grace");
    }

    @Test
    void leniencyIsTheMeanDeviationFromTheOtherRatersOfTheSamePeople() {
        List<GivenScore> scores = new ArrayList<>(List.of(
                given(GRACE, MANAGER, LI_NA, "5"),
                given(ADA, PEER, LI_NA, "3"),
                given(ALAN, PEER, LI_NA, "4"),
                given(EDSGER, PEER, LI_NA, "2"),
                given(GRACE, MANAGER, ADA, "4"),
                given(LI_NA, PEER, ADA, "3"),
                given(ALAN, PEER, ADA, "3"),
                given(EDSGER, PEER, ADA, "3"),
                // Rated by nobody else, so it says nothing about how lenient Grace is.
                given(GRACE, MANAGER, EDSGER, "1")));

        assertThat(Fairness.leniency(scores))
                .containsExactly(
                        entry("person/ada", leniency("-0.666667", 1)), // 3 − 11/3
                        entry("person/alan", leniency("0.166667", 2)), // (4 − 10/3 + 3 − 10/3) ÷ 2
                        entry("person/edsger", leniency("-1.166667", 2)), // (2 − 4 + 3 − 10/3) ÷ 2
                        entry("person/grace", leniency("1.5", 2)), // (5 − 3 + 4 − 3) ÷ 2
                        entry("person/li.na", leniency("-0.333333", 1)));
    }

    @Test
    void whatPeopleSayOfThemselvesIsNotComparedWith() {
        List<GivenScore> scores = List.of(given(LI_NA, SELF, LI_NA, "5"), given(GRACE, MANAGER, LI_NA, "3"));
        assertThat(Fairness.leniency(scores)).isEmpty();
        assertThat(Fairness.agreement(scores)).isNull();
    }

    /** Else the manager's leniency and the manager's published score would give the one peer's away. */
    @Test
    void fewerThanThreeAnonymousRatersLeaveNoTrace() {
        List<GivenScore> scores = List.of(
                given(GRACE, MANAGER, LI_NA, "5"),
                given(ADA, PEER, LI_NA, "1"),
                given(ALAN, PEER, LI_NA, "2"),
                given(EDSGER, CUSTOMER, LI_NA, "3"));
        assertThat(Fairness.leniency(scores)).isEmpty();
        assertThat(Fairness.agreement(scores)).isNull();
    }

    /** The example of Krippendorff (2011), four observers of twelve units with gaps: 0.849 for interval data. */
    @Test
    void agreementIsKrippendorffsAlpha() {
        String[] observers = {
            "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
        };
        List<GivenScore> scores = new ArrayList<>();
        for (String observer : observers) {
            String[] values = observer.split(" ");
            for (int unit = 0; unit < values.length; unit++) {
                if (!values[unit].equals(".")) {
                    // Managers, because a unit observed by two counts here.
                    scores.add(new GivenScore(
                            new RaterId("person/" + scores.size()),
                            MANAGER,
                            new PersonId("person/unit." + unit),
                            "teamwork",
                            decimal(values[unit])));
                }
            }
        }
        assertThat(Fairness.agreement(scores)).isEqualTo(decimal("0.849107"));
    }

    @Test
    void agreementIsNotDefinedWhereAllScoresAreTheSame() {
        assertThat(Fairness.agreement(List.of())).isNull();
        assertThat(Fairness.agreement(List.of(given(GRACE, MANAGER, LI_NA, "3"), given(ALAN, MANAGER, LI_NA, "3"))))
                .isNull();
    }

    private static GivenScore given(PersonId rater, RaterKind kind, PersonId person, String score) {
        return new GivenScore(RaterId.of(rater), kind, person, "teamwork", decimal(score));
    }

    private static Leniency leniency(String deviation, int people) {
        return new Leniency(decimal(deviation), people);
    }

    private static AtLevel level(String code, int people, String share) {
        return new AtLevel(code, people, decimal(share));
    }

    private static RatedPerson rated(
            PersonId person, UnitId unit, @Nullable PersonId by, @Nullable String scored, @Nullable String calibrated) {
        return new RatedPerson(person, unit, by, rating(scored), rating(calibrated));
    }

    private static @Nullable Rating rating(@Nullable String score) {
        return score == null ? null : ONE_TO_FIVE.rate(decimal(score));
    }
}
