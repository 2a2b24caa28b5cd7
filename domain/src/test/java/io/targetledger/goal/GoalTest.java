package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.ChangePeriod;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.FocusGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalCommand.RewordGoal;
import io.targetledger.goal.GoalEvent.ChildrenAskedToSum;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.histories.World;
import io.targetledger.metric.Direction;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.goal.GoalSamples.ADA;
import static io.targetledger.goal.GoalSamples.BELOW_REGION;
import static io.targetledger.goal.GoalSamples.CHAMPIONS;
import static io.targetledger.goal.GoalSamples.CYCLE;
import static io.targetledger.goal.GoalSamples.DRAFT_SEGMENT;
import static io.targetledger.goal.GoalSamples.GOAL;
import static io.targetledger.goal.GoalSamples.LIKELY;
import static io.targetledger.goal.GoalSamples.LI_NA;
import static io.targetledger.goal.GoalSamples.Q2;
import static io.targetledger.goal.GoalSamples.Q3;
import static io.targetledger.goal.GoalSamples.REGION_GOAL;
import static io.targetledger.goal.GoalSamples.TARGET;
import static io.targetledger.goal.GoalSamples.WHY;
import static io.targetledger.goal.GoalSamples.activated;
import static io.targetledger.goal.GoalSamples.cancelled;
import static io.targetledger.goal.GoalSamples.decimal;
import static io.targetledger.goal.GoalSamples.define;
import static io.targetledger.goal.GoalSamples.defined;
import static io.targetledger.goal.GoalSamples.locked;
import static io.targetledger.goal.GoalSamples.target;
import static io.targetledger.goal.GoalSamples.world;

/** The rules of single changes; what the status allows stands in {@link GoalTransitionsTest}. */
class GoalTest {

    private final World world = world();
    private final AggregateTestFixture<Goal> goal = new AggregateTestFixture<>(Goal.class);

    @BeforeEach
    void supplyWhatTheRulesAsk() {
        Clock clock = Clock.fixed(Instant.parse("2026-05-15T08:00:00Z"), ZoneOffset.UTC);
        goal.registerInjectableResources(world, world.actuals(), world.plans(), clock);
    }

    @Test
    void aSmartGoalIsDefinedInTheUnitAndDirectionOfItsMetric() {
        goal.givenNoPriorActivity().when(define()).expectEvents(defined());
    }

    @Test
    void aGoalIsNotDefinedInALockedPeriodWithoutAReason() {
        world.happened(locked(Q2, null));
        goal.givenNoPriorActivity()
                .when(define())
                .expectException(Refused.with("REASON_NEEDED_AFTER_LOCK reason"))
                .expectNoEvents();
    }

    @Test
    void aGoalDefinedWithAReasonInALockedPeriodIsMarked() {
        world.happened(locked(Q2, null));
        DefineGoal late = withReason(define());
        goal.givenNoPriorActivity().when(late).expectEvents(markedWithReason());
    }

    @Test
    void aTargetIsRevisedAndWhatIsNotGivenStays() {
        goal.given(defined(), activated())
                .when(new ReviseTarget(GOAL, decimal("90000.50"), decimal("70000"), null, WHY))
                .expectEvents(new TargetRevised(GOAL, TARGET, target("90000.5", "70000"), WHY, false));
    }

    @Test
    void aTargetThatIsTheSameNumberIsNotRevised() {
        goal.given(defined(), activated())
                .when(new ReviseTarget(GOAL, decimal("100000.00"), decimal("8E+4"), null, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRevisedTargetStillSuitsItsDirection() {
        goal.given(defined(), activated())
                .when(new ReviseTarget(GOAL, decimal("80000"), null, decimal("5"), WHY))
                .expectException(Refused.with("TARGET_NOT_ABOVE_BASELINE target", "TOLERANCE_NOT_ALLOWED tolerance"))
                .expectNoEvents();
    }

    @Test
    void theToleranceOfAGoalToMaintainIsRevisedOrStays() {
        Target fortyDays = new Target(decimal("40"), decimal("40"), decimal("5"));
        Target thirtyNineDays = new Target(decimal("39"), decimal("40"), decimal("5"));
        goal.given(defined(CYCLE, UnitKind.DAYS, Direction.MAINTAIN, fortyDays))
                .when(new ReviseTarget(GOAL, decimal("39"), null, null, WHY))
                .expectEvents(new TargetRevised(GOAL, fortyDays, thirtyNineDays, WHY, false));
    }

    @Test
    void thePeriodThatIsAlreadyItsOwnIsNotChanged() {
        goal.given(defined())
                .when(new ChangePeriod(GOAL, Q2, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aLockOnTheNewPeriodMarksTheChangeOfPeriod() {
        world.happened(locked(Q3, LI_NA));
        goal.given(defined(), activated())
                .when(new ChangePeriod(GOAL, Q3, WHY))
                .expectEvents(new PeriodChanged(GOAL, Q2, Q3, WHY, true));
    }

    @Test
    void theOwnerThatIsAlreadyItsOwnIsNotChanged() {
        goal.given(defined())
                .when(new ReassignGoal(GOAL, LI_NA, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aGoalIsReassignedOnlyToSomebodyKnown() {
        goal.given(defined())
                .when(new ReassignGoal(GOAL, new OwnerId("person/nobody"), WHY))
                .expectException(Refused.with("UNKNOWN_OWNER ownerId"))
                .expectNoEvents();
    }

    @Test
    void aLockOnTheNewOwnerMarksTheReassignment() {
        world.happened(locked(Q2, ADA));
        goal.given(defined(), activated())
                .when(new ReassignGoal(GOAL, ADA, WHY))
                .expectEvents(new GoalReassigned(GOAL, LI_NA, ADA, WHY, true));
    }

    @Test
    void aLockOnSomebodyElseMarksNothing() {
        world.happened(locked(Q2, ADA));
        goal.given(defined(), activated())
                .when(new AskChildrenToSum(GOAL, true, null))
                .expectEvents(new ChildrenAskedToSum(GOAL, true, null, false));
    }

    @Test
    void aGoalIsAlignedUnderAnObjectiveAloneWithItsWeightKept() {
        goal.given(defined())
                .when(new AlignGoal(GOAL, null, "Grow the company", null, null))
                .expectEvents(new GoalAligned(
                        GOAL, BELOW_REGION, new Relevance(null, "Grow the company", decimal("0.5")), null, false));
    }

    @Test
    void anAlignmentThatIsTheSameIsNotRecorded() {
        goal.given(defined())
                .when(new AlignGoal(GOAL, REGION_GOAL, " Grow the north ", decimal("0.50"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aGoalIsAlignedOnlyUnderOneThatExists() {
        goal.given(defined())
                .when(new AlignGoal(GOAL, new GoalId("goal/none"), null, null, null))
                .expectException(Refused.with("UNKNOWN_PARENT parentId"))
                .expectNoEvents();
    }

    @Test
    void aGoalIsNotAlignedUnderItself() {
        goal.given(defined())
                .when(new AlignGoal(GOAL, GOAL, null, null, null))
                .expectException(Refused.with("GOAL_WOULD_CONTAIN_ITSELF parentId"))
                .expectNoEvents();
    }

    @Test
    void aGoalIsNotAlignedUnderOneBelowIt() {
        GoalId child = new GoalId("goal/child");
        GoalId grandchild = new GoalId("goal/grandchild");
        world.happened(defined());
        world.happened(defined(child, new Relevance(GOAL, null, BigDecimal.ONE)));
        world.happened(defined(grandchild, new Relevance(child, null, BigDecimal.ONE)));
        goal.given(defined())
                .when(new AlignGoal(GOAL, grandchild, null, null, null))
                .expectException(Refused.with("GOAL_WOULD_CONTAIN_ITSELF parentId"))
                .expectNoEvents();
    }

    @Test
    void aGoalIsNeverAlignedUnderNothing() {
        goal.given(defined())
                .when(new AlignGoal(GOAL, null, " ", null, null))
                .expectException(Refused.with("RELEVANCE_MISSING parentId"))
                .expectNoEvents();
    }

    @Test
    void childrenAreNotAskedToSumTwice() {
        goal.given(defined(), new ChildrenAskedToSum(GOAL, true, null, false))
                .when(new AskChildrenToSum(GOAL, true, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void confidenceThatIsTheSameIsNotRecorded() {
        goal.given(defined())
                .when(new ReassessConfidence(GOAL, LIKELY, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void wordsThatAreTheSameAreNotRecorded() {
        goal.given(defined())
                .when(new RewordGoal(GOAL, " " + defined().title(), " ", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void wordsThatWereChangedAreNotRecordedAgain() {
        GoalEvent.GoalReworded reworded =
                new GoalEvent.GoalReworded(GOAL, defined().title(), null, "Win all hospitals", "All nine", null, false);
        goal.given(defined(), reworded)
                .when(new RewordGoal(GOAL, "Win all hospitals", "All nine", null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aGoalIsNotRewordedToTheNameOfItsMetric() {
        goal.given(defined())
                .when(new RewordGoal(GOAL, "销售收入", null, null))
                .expectException(Refused.with("TITLE_NOT_SPECIFIC title"))
                .expectNoEvents();
    }

    @Test
    void aCancelledDraftIsReopenedAsAnActiveGoal() {
        goal.given(defined(), cancelled())
                .when(new ReopenGoal(GOAL, WHY))
                .expectEvents(new GoalReopened(GOAL, GoalStatus.CANCELLED, WHY, false));
    }

    private static DefineGoal withReason(DefineGoal asked) {
        return new DefineGoal(
                asked.goalId(),
                asked.title(),
                asked.description(),
                asked.owner(),
                asked.metric(),
                asked.baseline(),
                asked.target(),
                asked.tolerance(),
                asked.direction(),
                asked.confidence(),
                asked.rationale(),
                asked.parent(),
                asked.objective(),
                asked.weight(),
                asked.period(),
                WHY);
    }

    private static GoalEvent.GoalDefined markedWithReason() {
        GoalEvent.GoalDefined plain = defined();
        return new GoalEvent.GoalDefined(
                plain.goalId(),
                plain.title(),
                plain.description(),
                plain.owner(),
                plain.metric(),
                plain.unit(),
                plain.currency(),
                plain.direction(),
                plain.target(),
                plain.achievability(),
                plain.relevance(),
                plain.period(),
                WHY,
                true);
    }

    @Test
    void aGoalIsFocusedOnAnActiveSegmentOnly() {
        goal.given(defined(), activated())
                .when(new FocusGoal(GOAL, new SegmentId("segment/none"), WHY))
                .expectException(Refused.with("UNKNOWN_SEGMENT segmentId"))
                .expectNoEvents();
        goal.given(defined(), activated())
                .when(new FocusGoal(GOAL, DRAFT_SEGMENT, WHY))
                .expectException(Refused.with("SEGMENT_IS_NOT segmentId"))
                .expectNoEvents();
    }

    @Test
    void aFocusIsGivenUpAgainAndGivingTheSameOneRecordsNothing() {
        GoalFocused focused = new GoalFocused(GOAL, null, CHAMPIONS, WHY, false);
        goal.given(defined(), focused)
                .when(new FocusGoal(GOAL, null, WHY))
                .expectEvents(new GoalFocused(GOAL, CHAMPIONS, null, WHY, false));
        goal.given(defined(), focused)
                .when(new FocusGoal(GOAL, CHAMPIONS, null))
                .expectNoEvents();
    }
}
