package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.explain.Recomputation;
import io.targetledger.goal.Attainment;
import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standing;
import io.targetledger.goal.StandingExplanation;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever goals are taken together: the explanations of a pool, and of each of its goals, give the numbers these have. */
class PoolExplanationTest {

    private static final Bucket MARCH =
            new Bucket("2026-03", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), false, 0);

    @Property(tries = 300)
    void recomputingFromTheLeavesGivesWhatThePoolGives(
            @ForAll Direction direction, @ForAll boolean adds, @ForAll Random random) {
        TrendSeries series = new TrendSeries(
                null,
                MetricId.of("revenue"),
                UnitKind.COUNT,
                null,
                direction,
                Term.OTHER,
                null,
                adds && direction == Direction.INCREASE,
                Fill.NOTHING);
        List<GoalPoint> points = new ArrayList<>();
        List<StandingExplanation> explained = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Versioned<GoalView> goal = goal(i, direction, random);
            LocalDate day = MARCH.start().plusDays(random.nextInt(31));
            BigDecimal actual = random.nextInt(4) == 0 ? null : amount(random);
            Aggregation aggregation = adds ? Aggregation.SUM : Aggregation.LAST;
            StandingExplanation standing = StandingExplanation.of(
                    new GoalOnDay(goal, day),
                    Explanation.recorded(Quantity.ACTUAL, null, null, actual, List.of(5L)),
                    aggregation,
                    List.of(goal));
            explained.add(standing);
            Standing numbers = standing(goal.view(), day, actual, aggregation);
            points.add(new GoalPoint(series, MARCH, goal, day, numbers));
            isExplained(standing.attainment(), numbers.attainment());
            isExplained(standing.pacing(), numbers.pacing());
            isExplained(standing.projected(), numbers.projected());
            isExplained(standing.elapsedShare(), numbers.elapsedShare());
        }
        Pool pool = Pool.of(series, points);

        PoolExplanation explanation = new PoolExplanation(series, MARCH, explained);

        isExplained(explanation.attainment(), pool.attainment());
        isExplained(explanation.pacing(), pool.pacing());
        isExplained(explanation.target(), pool.target());
        isExplained(explanation.actual(), pool.actual());
    }

    private static void isExplained(Explanation explanation, @Nullable BigDecimal number) {
        if (number == null) {
            assertThat(explanation.value()).isNull();
            assertThat(Recomputation.of(explanation)).isNull();
        } else {
            assertThat(explanation.value()).isEqualByComparingTo(number);
            assertThat(Recomputation.of(explanation)).isEqualByComparingTo(number);
        }
    }

    private static Standing standing(
            GoalView goal, LocalDate day, @Nullable BigDecimal actual, Aggregation aggregation) {
        BigDecimal elapsed = goal.period().elapsedShare(day);
        BigDecimal attainment = actual == null ? null : Attainment.of(goal.direction(), goal.asTarget(), actual);
        return new Standing(
                actual,
                attainment,
                elapsed,
                attainment == null ? null : Attainment.pacing(attainment, elapsed),
                actual == null ? null : Attainment.projected(aggregation, actual, elapsed),
                null);
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(4));
    }

    private static Versioned<GoalView> goal(int number, Direction direction, Random random) {
        BigDecimal target = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(4));
        BigDecimal baseline = direction == Direction.DECREASE
                ? target.add(BigDecimal.valueOf(1 + random.nextInt(1_000)))
                : BigDecimal.ZERO;
        GoalView view = new GoalView(
                "Goal " + number,
                null,
                GoalStatus.ACTIVE,
                new OwnerId("person/p" + number),
                MetricId.of("revenue"),
                UnitKind.COUNT,
                null,
                direction,
                baseline,
                target,
                direction == Direction.MAINTAIN ? BigDecimal.valueOf(random.nextInt(100)) : null,
                target,
                0,
                BigDecimal.ONE,
                "any",
                null,
                null,
                BigDecimal.valueOf(1 + random.nextInt(1_000), 3),
                new Period(
                        LocalDate.of(2026, 3, 1 + random.nextInt(20)), LocalDate.of(2026, 4, 5 + random.nextInt(25))),
                false,
                null,
                0,
                null);
        return new Versioned<>("goal/" + number, view, 1, Instant.EPOCH, Instant.EPOCH, number);
    }
}
