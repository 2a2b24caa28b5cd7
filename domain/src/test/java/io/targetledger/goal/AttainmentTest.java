package io.targetledger.goal;

import java.math.BigDecimal;

import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.targetledger.goal.GoalSamples.decimal;
import static org.assertj.core.api.Assertions.assertThat;

class AttainmentTest {

    @ParameterizedTest
    @CsvSource({
        "INCREASE, 100, 80, , 75, 0.75",
        "INCREASE, 100, 80, , 130, 1.3",
        "INCREASE, 3, 0, , 1, 0.333333",
        "INCREASE, 100, 80, , -20, -0.2",
        "INCREASE, 10000000, 0, , 9999999, 0.999999",
        "INCREASE, 100000000, 0, , 99999999.999999, 0.999999",
        "DECREASE, 40, 50, , 45, 0.5",
        "DECREASE, 40, 50, , 38, 1.2",
        "DECREASE, 40, 50, , 55, -0.5",
        "DECREASE, 40, 50, , 40.000001, 0.999999",
        "MAINTAIN, 40, 40, 2, 42, 1",
        "MAINTAIN, 40, 40, 2, 38, 1",
        "MAINTAIN, 40, 40, 2, 46, 0.9",
        "MAINTAIN, 40, 40, 2, 34, 0.9",
        "MAINTAIN, 40, 40, 2, 42.000001, 0.999999",
        "MAINTAIN, 40, 40, 2, 400, 0",
    })
    void attainmentIsTheShareOfTheTargetThatWasReached(
            Direction direction, String value, String baseline, String tolerance, String actual, String expected) {
        Target target = new Target(decimal(value), decimal(baseline), tolerance == null ? null : decimal(tolerance));
        assertThat(Attainment.of(direction, target, decimal(actual))).isEqualTo(decimal(expected));
    }

    @Test
    void pacingIsAttainmentAgainstTheElapsedShare() {
        assertThat(Attainment.pacing(decimal("0.6"), decimal("0.5"))).isEqualTo(decimal("1.2"));
        assertThat(Attainment.pacing(decimal("0.6"), BigDecimal.ZERO)).isNull();
    }

    @Test
    void onlySumsAreProjectedByTheElapsedShare() {
        assertThat(Attainment.projected(Aggregation.SUM, decimal("60"), decimal("0.5")))
                .isEqualTo(decimal("120"));
        assertThat(Attainment.projected(Aggregation.AVERAGE, decimal("60"), decimal("0.5")))
                .isEqualTo(decimal("60"));
        assertThat(Attainment.projected(Aggregation.SUM, decimal("60"), BigDecimal.ZERO))
                .isNull();
    }

    @Property
    void attainmentIsOneOrMoreExactlyWhenTheTargetIsReached(
            @ForAll("aims") Aim aim, @ForAll("amounts") BigDecimal actual) {
        assertThat(Attainment.of(aim.direction, aim.target, actual).compareTo(BigDecimal.ONE) >= 0)
                .isEqualTo(Attainment.reached(aim.direction, aim.target, actual));
    }

    @Property
    void attainmentNeverFallsWhenTheActualImproves(
            @ForAll("aims") Aim aim, @ForAll("amounts") BigDecimal one, @ForAll("amounts") BigDecimal other) {
        BigDecimal worse = aim.isWorse(one, other) ? one : other;
        BigDecimal better = aim.isWorse(one, other) ? other : one;
        assertThat(Attainment.of(aim.direction, aim.target, better))
                .isGreaterThanOrEqualTo(Attainment.of(aim.direction, aim.target, worse));
    }

    record Aim(Direction direction, Target target) {

        boolean isWorse(BigDecimal one, BigDecimal other) {
            return switch (direction) {
                case INCREASE -> one.compareTo(other) < 0;
                case DECREASE -> one.compareTo(other) > 0;
                case MAINTAIN -> distance(one).compareTo(distance(other)) > 0;
            };
        }

        private BigDecimal distance(BigDecimal actual) {
            return actual.subtract(target.value()).abs();
        }
    }

    @Provide
    Arbitrary<Aim> aims() {
        Arbitrary<BigDecimal> positive = Arbitraries.bigDecimals()
                .between(decimal("0.000001"), decimal("1E+12"))
                .ofScale(6);
        return Arbitraries.of(Direction.values())
                .flatMap(direction -> positive.flatMap(value -> positive.map(step -> switch (direction) {
                    case INCREASE -> new Aim(direction, new Target(value, value.subtract(step), null));
                    case DECREASE -> new Aim(direction, new Target(value, value.add(step), null));
                    case MAINTAIN -> new Aim(direction, new Target(value, value, step));
                })));
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(decimal("-1E+12"), decimal("1E+12"))
                .ofScale(6);
    }
}
