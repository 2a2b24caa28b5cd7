package io.targetledger.goal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.customer.CustomerId;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.histories.World;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentOutcome;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

import static io.targetledger.goal.GoalSamples.CHAMPIONS;
import static io.targetledger.goal.GoalSamples.CSAT;
import static io.targetledger.goal.GoalSamples.CYCLE;
import static io.targetledger.goal.GoalSamples.GOAL;
import static io.targetledger.goal.GoalSamples.LI_NA;
import static io.targetledger.goal.GoalSamples.Q2;
import static io.targetledger.goal.GoalSamples.REVENUE;
import static io.targetledger.goal.GoalSamples.WHY;
import static io.targetledger.goal.GoalSamples.activated;
import static io.targetledger.goal.GoalSamples.decimal;
import static io.targetledger.goal.GoalSamples.defined;
import static io.targetledger.goal.GoalSamples.measured;
import static io.targetledger.goal.GoalSamples.target;
import static io.targetledger.goal.GoalSamples.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** How a goal ends: by what was measured, or by somebody who says why. */
class GoalClosingTest {

    private static final LocalDate MIDWAY = LocalDate.of(2026, 5, 15);
    private static final LocalDate LAST_DAY = Q2.end();
    private static final LocalDate AFTERWARDS = Q2.end().plusDays(1);

    private static final MetricId LOST = MetricId.of("lost_deals");

    private final World world = world();

    @Test
    void aSumThatReachedItsTargetIsAchievedEvenBeforeThePeriodEnds() {
        world.happened(measured(REVENUE, "100000"));
        close(MIDWAY, defined()).expectEvents(byMeasurements(Outcome.ACHIEVED, "100000", "1"));
    }

    @Test
    void aSumThatFellShortIsMissedOnceThePeriodIsOver() {
        world.happened(measured(REVENUE, "75000"));
        close(AFTERWARDS, defined()).expectEvents(byMeasurements(Outcome.MISSED, "75000", "0.75"));
    }

    @Test
    void aSumThatFallsShortIsNotMissedBeforeThePeriodIsOver() {
        world.happened(measured(REVENUE, "75000"));
        close(LAST_DAY, defined())
                .expectException(Refused.with("PERIOD_NOT_OVER override"))
                .expectNoEvents();
    }

    @Test
    void aSumThatFallsShortByLessThanTheDecimalsShowIsStillMissed() {
        world.happened(measured(REVENUE, "99999.999999"));
        close(AFTERWARDS, defined()).expectEvents(byMeasurements(Outcome.MISSED, "99999.999999", "0.999999"));
    }

    @Test
    void anAverageThatReachedItsTargetIsAchievedOnlyOnceThePeriodIsOver() {
        GoalDefined satisfied = defined(CSAT, UnitKind.RATIO, Direction.INCREASE, target("0.9", "0.8"));
        world.happened(measured(CSAT, "0.9"));
        close(LAST_DAY, satisfied).expectException(Refused.with("PERIOD_NOT_OVER override"));
        close(AFTERWARDS, satisfied).expectEvents(byMeasurements(Outcome.ACHIEVED, "0.9", "1"));
    }

    @Test
    void aGoalToDecreaseIsDecidedOnlyOnceThePeriodIsOver() {
        GoalDefined faster = defined(CYCLE, UnitKind.DAYS, Direction.DECREASE, target("40", "50"));
        world.happened(measured(CYCLE, "38"));
        close(LAST_DAY, faster).expectException(Refused.with("PERIOD_NOT_OVER override"));
        close(AFTERWARDS, faster).expectEvents(byMeasurements(Outcome.ACHIEVED, "38", "1.2"));
    }

    @Test
    void aSumToDecreaseIsDecidedOnlyOnceThePeriodIsOver() {
        GoalDefined thrift = defined(LOST, UnitKind.COUNT, Direction.DECREASE, target("10", "20"));
        world.happened(measured(LOST, "1"));
        close(LAST_DAY, thrift).expectException(Refused.with("PERIOD_NOT_OVER override"));
        close(AFTERWARDS, thrift).expectEvents(byMeasurements(Outcome.ACHIEVED, "1", "1.9"));
    }

    @Test
    void aGoalToMaintainIsDecidedOnlyOnceThePeriodIsOver() {
        Target steady = new Target(decimal("40"), decimal("40"), decimal("2"));
        GoalDefined asBefore = defined(CYCLE, UnitKind.DAYS, Direction.MAINTAIN, steady);
        world.happened(measured(CYCLE, "46"));
        close(LAST_DAY, asBefore).expectException(Refused.with("PERIOD_NOT_OVER override"));
        close(AFTERWARDS, asBefore).expectEvents(byMeasurements(Outcome.MISSED, "46", "0.9"));
    }

    @Test
    void nothingMeasuredDecidesNothing() {
        close(AFTERWARDS, defined())
                .expectException(Refused.with("NOTHING_MEASURED override"))
                .expectNoEvents();
    }

    @Test
    void anOverrideKeepsWhatWasMeasuredBesideIt() {
        world.happened(measured(REVENUE, "75000"));
        send(MIDWAY, defined(), new CloseGoal(GOAL, Outcome.ACHIEVED, WHY))
                .expectEvents(new GoalClosed(
                        GOAL,
                        new Closure(Outcome.ACHIEVED, DecidedBy.OVERRIDE, decimal("75000"), decimal("0.75")),
                        WHY,
                        false));
    }

    @Test
    void onlyWhatWasMeasuredOfMembersOfTheSegmentClosesAFocusedGoal() {
        CustomerId member = new CustomerId("customer/member");
        world.happened(new SegmentEvaluated(
                CHAMPIONS,
                1,
                Q2.start(),
                new SegmentOutcome(2, 1, decimal("0")),
                List.of(new MembershipChange(member, List.of())),
                List.of(),
                1,
                1,
                null));
        world.happened(measuredOf(member, "70000"));
        world.happened(measuredOf(new CustomerId("customer/other"), "90000"));
        AggregateTestFixture<Goal> goal = new AggregateTestFixture<>(Goal.class);
        Instant now = AFTERWARDS.atTime(9, 0).toInstant(ZoneOffset.UTC);
        goal.registerInjectableResources(world, world.actuals(), world.plans(), Clock.fixed(now, ZoneOffset.UTC));
        goal.given(defined(), activated(), new GoalFocused(GOAL, null, CHAMPIONS, WHY, false))
                .when(new CloseGoal(GOAL, null, null))
                .expectEvents(byMeasurements(Outcome.MISSED, "70000", "0.7"));
    }

    private static MeasurementRecorded measuredOf(CustomerId customer, String amount) {
        return new MeasurementRecorded(
                new MeasurementId("measurement/" + customer.value().replace('/', '.')),
                new Fact(
                        REVENUE,
                        new SubjectId(LI_NA.value()),
                        Q2.start().plusDays(9),
                        decimal(amount),
                        List.of(new Dimension("customer", customer.value()))),
                null);
    }

    @Test
    void theRefusalBeforeTheEndSaysWhenItEndsAndHowFarItIs() {
        ClosingRule rule = new ClosingRule(REVENUE, LI_NA, Q2, Direction.INCREASE, GoalSamples.TARGET, true);
        PeriodNotOver refusal = catchThrowableOfType(
                PeriodNotOver.class, () -> rule.decidedByMeasurements(Optional.of(decimal("75000")), MIDWAY));
        assertThat(Refused.arguments(refusal))
                .isEqualTo(Map.of("end", Q2.end(), "today", MIDWAY, "attainment", decimal("0.75")));
    }

    private ResultValidator<Goal> close(LocalDate today, GoalDefined defined) {
        return send(today, defined, new CloseGoal(GOAL, null, null));
    }

    private ResultValidator<Goal> send(LocalDate today, GoalDefined defined, CloseGoal command) {
        AggregateTestFixture<Goal> goal = new AggregateTestFixture<>(Goal.class);
        Instant now = today.atTime(23, 59).toInstant(ZoneOffset.UTC);
        goal.registerInjectableResources(world, world.actuals(), world.plans(), Clock.fixed(now, ZoneOffset.UTC));
        return goal.given(defined, activated()).when(command);
    }

    private static GoalClosed byMeasurements(Outcome outcome, String actual, String attainment) {
        return new GoalClosed(
                GOAL, new Closure(outcome, DecidedBy.MEASUREMENTS, decimal(actual), decimal(attainment)), null, false);
    }
}
