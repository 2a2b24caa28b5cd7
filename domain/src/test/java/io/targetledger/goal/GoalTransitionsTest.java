package io.targetledger.goal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.ChangePeriod;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.FocusGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalCommand.RewordGoal;
import io.targetledger.goal.GoalEvent.ChildrenAskedToSum;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.histories.World;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static io.targetledger.goal.GoalSamples.ADA;
import static io.targetledger.goal.GoalSamples.BELOW_REGION;
import static io.targetledger.goal.GoalSamples.CHAMPIONS;
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
import static io.targetledger.goal.GoalSamples.closed;
import static io.targetledger.goal.GoalSamples.decimal;
import static io.targetledger.goal.GoalSamples.define;
import static io.targetledger.goal.GoalSamples.defined;
import static io.targetledger.goal.GoalSamples.locked;
import static io.targetledger.goal.GoalSamples.target;
import static io.targetledger.goal.GoalSamples.world;

/** Every command in every status, before and after a lock, with and without a reason. */
class GoalTransitionsTest {

    private static final String DEFINED = "GOAL_ALREADY_DEFINED goalId";
    private static final String CLOSED = "GOAL_IS_CLOSED goalId";
    private static final String NOT_CLOSED = "GOAL_IS_NOT_CLOSED goalId";
    private static final String DRAFT = "GOAL_IS_DRAFT goalId";
    private static final String ACTIVE = "GOAL_IS_ACTIVE goalId";
    private static final String ALLOWED = "";

    private static final List<GoalStatus> STATUSES = List.of(GoalStatus.values());

    /** What each command meets in DRAFT, ACTIVE, ACHIEVED, MISSED and CANCELLED. */
    private static final Map<String, List<String>> TABLE = Map.ofEntries(
            Map.entry("define", List.of(DEFINED, DEFINED, DEFINED, DEFINED, DEFINED)),
            Map.entry("activate", List.of(ALLOWED, ACTIVE, CLOSED, CLOSED, CLOSED)),
            Map.entry("revise", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("change period", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("reassign", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("focus", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("align", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("ask to sum", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("reassess", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("reword", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("close", List.of(DRAFT, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("cancel", List.of(ALLOWED, ALLOWED, CLOSED, CLOSED, CLOSED)),
            Map.entry("reopen", List.of(NOT_CLOSED, NOT_CLOSED, ALLOWED, ALLOWED, ALLOWED)));

    /** Commands that nobody may give without a reason; the others need one only after a lock. */
    private static final List<String> ALWAYS_WITH_REASON =
            List.of("revise", "change period", "reassign", "focus", "close", "cancel", "reopen");

    @TestFactory
    Stream<DynamicTest> aCommandIsAllowedOrRefusedByTheStatus() {
        return everyCase((name, status, verdict) -> DynamicTest.dynamicTest(
                name + " in " + status + (verdict.isEmpty() ? " is allowed" : " is refused: " + verdict),
                () -> expect(world(), name, status, WHY, false, verdict)));
    }

    @TestFactory
    Stream<DynamicTest> aChangeAfterTheLockIsMarked() {
        return everyCase((name, status, verdict) -> DynamicTest.dynamicTest(
                name + " in " + status + " after a lock" + (verdict.isEmpty() ? " is marked" : " is refused"),
                () -> expect(lockedWorld(), name, status, WHY, true, verdict)));
    }

    @TestFactory
    Stream<DynamicTest> aChangeAfterTheLockNeedsAReason() {
        return everyCase((name, status, verdict) -> DynamicTest.dynamicTest(
                name + " in " + status + " after a lock needs a reason",
                () -> expect(lockedWorld(), name, status, null, true, whatIsMissing(name, verdict, true))));
    }

    @TestFactory
    Stream<DynamicTest> someChangesAlwaysNeedAReason() {
        return everyCase((name, status, verdict) -> DynamicTest.dynamicTest(
                name + " in " + status + " without a reason",
                () -> expect(world(), name, status, null, false, whatIsMissing(name, verdict, false))));
    }

    private static String whatIsMissing(String name, String verdict, boolean isLocked) {
        if (!verdict.equals(ALLOWED)) {
            return verdict;
        }
        if (ALWAYS_WITH_REASON.contains(name)) {
            return "REASON_MISSING reason";
        }
        return isLocked ? "REASON_NEEDED_AFTER_LOCK reason" : ALLOWED;
    }

    private static World lockedWorld() {
        World world = world();
        world.happened(locked(Q2, LI_NA));
        return world;
    }

    private interface Case {
        DynamicTest test(String name, GoalStatus status, String verdict);
    }

    private static Stream<DynamicTest> everyCase(Case each) {
        return TABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(row -> STATUSES.stream()
                        .map(status ->
                                each.test(row.getKey(), status, row.getValue().get(status.ordinal()))));
    }

    private static void expect(
            World world, String name, GoalStatus status, Reason reason, boolean afterLock, String verdict) {
        AggregateTestFixture<Goal> goal = new AggregateTestFixture<>(Goal.class);
        Clock afterwards = Clock.fixed(Instant.parse("2026-07-15T08:00:00Z"), ZoneOffset.UTC);
        goal.registerInjectableResources(world, world.actuals(), world.plans(), afterwards);
        var result = goal.given(upTo(status)).when(command(name, reason));
        if (verdict.equals(ALLOWED)) {
            result.expectEvents(event(name, status, reason, afterLock));
        } else {
            result.expectException(Refused.with(verdict)).expectNoEvents();
        }
    }

    /** The shortest history that leads to the status. */
    private static List<Object> upTo(GoalStatus status) {
        List<Object> events = new ArrayList<>(List.of(defined()));
        if (status != GoalStatus.DRAFT) {
            events.add(activated());
        }
        switch (status) {
            case ACHIEVED -> events.add(closed(Outcome.ACHIEVED));
            case MISSED -> events.add(closed(Outcome.MISSED));
            case CANCELLED -> events.add(cancelled());
            default -> {}
        }
        return events;
    }

    private static Object command(String name, Reason reason) {
        return switch (name) {
            case "define" -> define();
            case "activate" -> new ActivateGoal(GOAL, reason);
            case "revise" -> new ReviseTarget(GOAL, decimal("120000"), null, null, reason);
            case "change period" -> new ChangePeriod(GOAL, Q3, reason);
            case "reassign" -> new ReassignGoal(GOAL, ADA, reason);
            case "focus" -> new FocusGoal(GOAL, CHAMPIONS, reason);
            case "align" -> new AlignGoal(GOAL, REGION_GOAL, null, null, reason);
            case "ask to sum" -> new AskChildrenToSum(GOAL, true, reason);
            case "reassess" -> new ReassessConfidence(GOAL, new Achievability(decimal("0.4"), "Two lost"), reason);
            case "reword" -> new RewordGoal(GOAL, "Win every northern hospital", "All nine", reason);
            case "close" -> new CloseGoal(GOAL, Outcome.MISSED, reason);
            case "cancel" -> new CancelGoal(GOAL, reason);
            case "reopen" -> new ReopenGoal(GOAL, reason);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object event(String name, GoalStatus status, Reason reason, boolean afterLock) {
        return switch (name) {
            case "activate" -> new GoalActivated(GOAL, reason, afterLock);
            case "revise" -> new TargetRevised(GOAL, TARGET, target("120000", "80000"), reason, afterLock);
            case "change period" -> new PeriodChanged(GOAL, Q2, Q3, reason, afterLock);
            case "reassign" -> new GoalReassigned(GOAL, LI_NA, ADA, reason, afterLock);
            case "focus" -> new GoalFocused(GOAL, null, CHAMPIONS, reason, afterLock);
            case "align" ->
                new GoalAligned(
                        GOAL, BELOW_REGION, new Relevance(REGION_GOAL, null, decimal("0.5")), reason, afterLock);
            case "ask to sum" -> new ChildrenAskedToSum(GOAL, true, reason, afterLock);
            case "reassess" ->
                new ConfidenceReassessed(
                        GOAL, LIKELY, new Achievability(decimal("0.4"), "Two lost"), reason, afterLock);
            case "reword" ->
                new GoalReworded(
                        GOAL, defined().title(), null, "Win every northern hospital", "All nine", reason, afterLock);
            case "close" ->
                new GoalClosed(GOAL, new Closure(Outcome.MISSED, DecidedBy.OVERRIDE, null, null), reason, afterLock);
            case "cancel" -> new GoalCancelled(GOAL, status, reason, afterLock);
            case "reopen" -> new GoalReopened(GOAL, status, reason, afterLock);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
