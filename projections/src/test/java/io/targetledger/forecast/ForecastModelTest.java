package io.targetledger.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.targetledger.metric.Aggregation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every number here is worked out by hand, or by the formula in the Javadoc of {@link ForecastModel}. */
class ForecastModelTest {

    private static final double EXACT = 1e-9;

    private static Estimate estimate(
            Aggregation aggregation, Double soFar, double elapsed, List<PastPeriod> own, List<PastPeriod> comparable) {
        return ForecastModel.estimate(new Present(aggregation, soFar, elapsed), own, comparable, 0.8);
    }

    /** As many periods as there are wholes, latest first, each with that share of it by then. */
    private static List<PastPeriod> periods(String owner, double share, double... wholes) {
        List<PastPeriod> periods = new ArrayList<>();
        for (double whole : wholes) {
            periods.add(new PastPeriod(owner, periods.size() + 1, share * whole, whole));
        }
        return periods;
    }

    @Test
    void aSumIsWhatThereIsAndWhatTheCurveAndHistoryTogetherExpect() {
        // c = 0.4, P = 100, A = 50: U = 50 + 0.6 × 100 = 110; 50 + 0.6 × 110 = 116
        Estimate found = estimate(
                Aggregation.SUM,
                50.0,
                0.5,
                periods("person/a", 0.4, 100, 100, 100, 100),
                periods("person/b", 0.4, 200, 200, 200, 200));

        assertThat(found.value()).isCloseTo(116, within(EXACT));
        assertThat(found.method()).isEqualTo(ForecastMethod.COMPLETION_CURVE);
        assertThat(found.basis()).isEqualTo(ForecastBasis.OWN_AND_COMPARABLE);
        assertThat(found.halfWidth()).isCloseTo(0, within(EXACT));
    }

    @Test
    void theIntervalIsStudentsQuantileTimesTheErrorsOfEarlierForecasts() {
        // Nothing by then: each is forecast as the mean of up to four before it.
        // Wholes from the earliest: 100, 120, 90, 110, 100, 130; of 100, of 110, of 103 1/3, of 105, of 105
        List<PastPeriod> own = periods("person/a", 0, 130, 100, 110, 90, 120, 100);
        double[] errors = {
            (130 - 105.0) / 105,
            (100 - 105.0) / 105,
            (110 - 310.0 / 3) / (310.0 / 3),
            (90 - 110.0) / 110,
            (120 - 100.0) / 100
        };
        double square = 0;
        for (double error : errors) {
            square += error * error / errors.length;
        }
        double priorOfNow = (130 + 100 + 110 + 90) / 4.0;

        Estimate found = estimate(Aggregation.SUM, 0.0, 0.1, own, List.of());

        // 1.475884: the 0.9 quantile of Student's t with 5 degrees of freedom, from a printed table
        assertThat(found.value()).isCloseTo(priorOfNow, within(EXACT));
        assertThat(found.halfWidth()).isCloseTo(1.475884 * Math.sqrt(square) * priorOfNow, within(1e-3));
        assertThat(found.basis()).isEqualTo(ForecastBasis.OWN_HISTORY);
        assertThat(found.lower()).isEqualTo(found.value() - found.halfWidth());
    }

    @Test
    void whoIsNewIsForecastFromOthers() {
        Estimate found = estimate(
                Aggregation.SUM,
                50.0,
                0.5,
                List.of(),
                List.of(
                        new PastPeriod("person/b", 1, 40.0, 100),
                        new PastPeriod("person/b", 2, 40.0, 100),
                        new PastPeriod("person/c", 1, 40.0, 100),
                        new PastPeriod("person/c", 2, 40.0, 100),
                        new PastPeriod("person/d", 1, 40.0, 100)));

        assertThat(found.basis()).isEqualTo(ForecastBasis.COMPARABLE);
        assertThat(found.value()).isCloseTo(116, within(EXACT));
    }

    @Test
    void withTooLittleHistoryItIsTheRunRateAndThereIsNoInterval() {
        Estimate found =
                estimate(Aggregation.SUM, 50.0, 0.25, periods("person/a", 0.4, 100, 100, 100, 100, 100), List.of());

        assertThat(found.basis()).isEqualTo(ForecastBasis.TOO_LITTLE_HISTORY);
        assertThat(found.method()).isEqualTo(ForecastMethod.RUN_RATE);
        assertThat(found.value()).isEqualTo(200);
        assertThat(found.lower()).isNull();
        assertThat(found.upper()).isNull();
        assertThat(estimate(Aggregation.SUM, null, 0, List.of(), List.of()).value())
                .isNull();
        assertThat(estimate(Aggregation.LAST, 7.0, 0.5, List.of(), List.of()).value())
                .isEqualTo(7);
    }

    @Test
    void anAverageLeansOnTheDaysThatAreOver() {
        // c = 0.25, mean so far 8, P = 4: U = 2 + 0.75 × 4 = 5; 2 + 0.75 × 5 = 5.75
        Estimate found = estimate(Aggregation.AVERAGE, 8.0, 0.25, periods("unit/a", 1, 4, 4, 4, 4, 4, 4), List.of());

        assertThat(found.value()).isCloseTo(5.75, within(EXACT));
        assertThat(found.method()).isEqualTo(ForecastMethod.RUNNING_MEAN);
        assertThat(estimate(Aggregation.AVERAGE, null, 0.25, periods("unit/a", 1, 4, 4, 4, 4, 4, 4), List.of())
                        .value())
                .isCloseTo(4, within(EXACT));
    }

    @Test
    void aLevelMovesAsItUsedTo() {
        // Changes 2, 4, 3, 1, 5: mean 3, standard deviation √2.5; 1.533206 is the 0.9 quantile with 4 degrees
        List<PastPeriod> own = List.of(
                new PastPeriod("unit/a", 1, 10.0, 12),
                new PastPeriod("unit/a", 2, 10.0, 14),
                new PastPeriod("unit/a", 3, 10.0, 13),
                new PastPeriod("unit/a", 4, 10.0, 11),
                new PastPeriod("unit/a", 5, 10.0, 15));
        for (Aggregation aggregation : List.of(Aggregation.LAST, Aggregation.DERIVED)) {
            Estimate found = estimate(aggregation, 20.0, 0.5, own, List.of());

            assertThat(found.value()).isCloseTo(23, within(EXACT));
            assertThat(found.method()).isEqualTo(ForecastMethod.DRIFT);
            assertThat(found.halfWidth()).isCloseTo(1.533206 * Math.sqrt(2.5) * Math.sqrt(1.2), within(1e-5));
        }
    }

    @Test
    void onceThePeriodIsOverItIsTheActual() {
        Estimate found = estimate(Aggregation.SUM, 50.0, 1, periods("person/a", 0.4, 100, 100), List.of());

        assertThat(found.value()).isEqualTo(50);
        assertThat(found.basis()).isEqualTo(ForecastBasis.PERIOD_OVER);
        assertThat(found.lower()).isNull();
    }

    @Property(tries = 200)
    void anotherUnitOfMoneyChangesNothingButTheUnit(
            @ForAll long seed,
            @ForAll @IntRange(min = 6, max = 9) int periods,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double rate) {
        List<PastPeriod> own = random(seed, periods);
        Estimate one = estimate(Aggregation.SUM, 500.0, 0.4, own, List.of());
        Estimate other = estimate(
                Aggregation.SUM,
                500.0 * rate,
                0.4,
                own.stream()
                        .map(past -> new PastPeriod(past.owner(), past.ago(), past.soFar() * rate, past.whole() * rate))
                        .toList(),
                List.of());

        assertThat(other.value()).isCloseTo(one.value() * rate, within(1e-6 * rate * 1000));
        assertThat(other.halfWidth()).isCloseTo(one.halfWidth() * rate, within(1e-6 * rate * 1000));
    }

    @Property(tries = 200)
    void whatIsThereIsNotForecastAwayAndSurerIntervalsAreWider(
            @ForAll long seed,
            @ForAll @IntRange(min = 6, max = 9) int periods,
            @ForAll @DoubleRange(min = 0, max = 5000) double soFar) {
        Present present = new Present(Aggregation.SUM, soFar, 0.5);
        Estimate sure = ForecastModel.estimate(present, random(seed, periods), List.of(), 0.95);
        Estimate less = ForecastModel.estimate(present, random(seed, periods), List.of(), 0.5);

        assertThat(sure.lower()).isGreaterThanOrEqualTo(soFar);
        assertThat(sure.value()).isBetween(sure.lower(), sure.upper());
        assertThat(sure.upper()).isGreaterThan(less.upper());
    }

    private static List<PastPeriod> random(long seed, int periods) {
        Random random = new Random(seed);
        List<PastPeriod> own = new ArrayList<>();
        for (int ago = 1; ago <= periods; ago++) {
            double whole = 500 + 1000 * random.nextDouble();
            own.add(new PastPeriod("person/a", ago, whole * random.nextDouble(), whole));
        }
        return own;
    }
}
