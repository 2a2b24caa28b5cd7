package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.goal.GoalEvent.ChildrenAskedToSum;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.Change;
import io.targetledger.projection.EventContext;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One row an event: what it changes in the view, and that it changes nothing else. */
class GoalFoldTest {

    private static final GoalId GOAL = new GoalId("goal/1");
    private static final Reason REASON = new Reason("territory grew");
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final Period HALF = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30));
    private static final OwnerId ANN = new OwnerId("person/ann");
    private static final Target TARGET = target("100000");
    private static final Achievability SURE = new Achievability(new BigDecimal("0.8"), "last year's run rate");
    private static final Relevance GROWTH = new Relevance(null, "grow in the east", BigDecimal.ONE);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesWhatItSays(GoalEvent event, List<Change> changes) {
        assertThat(Change.between(fold(defined()), fold(defined(), event))).containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesWhatItSays() {
        return Stream.of(
                arguments(new GoalActivated(GOAL, null, false), List.of(change("status", "DRAFT", "ACTIVE"))),
                arguments(
                        new TargetRevised(GOAL, TARGET, target("120000"), REASON, false),
                        List.of(change("target", "100000", "120000"), change("targetRevisions", "0", "1"))),
                arguments(
                        new TargetRevised(GOAL, TARGET, target("120000"), REASON, true),
                        List.of(
                                change("target", "100000", "120000"),
                                change("targetRevisions", "0", "1"),
                                change("changesAfterLock", "0", "1"))),
                arguments(
                        new PeriodChanged(GOAL, YEAR, HALF, REASON, false),
                        List.of(change("period.end", "2026-12-31", "2026-06-30"))),
                arguments(
                        new GoalReassigned(GOAL, ANN, new OwnerId("unit/east"), REASON, false),
                        List.of(change("owner", "person/ann", "unit/east"))),
                arguments(
                        new GoalFocused(GOAL, null, new SegmentId("segment/champions"), REASON, false),
                        List.of(change("segment", null, "segment/champions"))),
                arguments(
                        new GoalAligned(
                                GOAL,
                                GROWTH,
                                new Relevance(new GoalId("goal/0"), null, new BigDecimal("0.5")),
                                null,
                                false),
                        List.of(
                                change("parent", null, "goal/0"),
                                change("objective", "grow in the east", null),
                                change("weight", "1", "0.5"))),
                arguments(
                        new ChildrenAskedToSum(GOAL, true, null, false),
                        List.of(change("childrenMustSum", "false", "true"))),
                arguments(
                        new ConfidenceReassessed(
                                GOAL, SURE, new Achievability(new BigDecimal("0.4"), "two left"), null, false),
                        List.of(
                                change("confidence", "0.8", "0.4"),
                                change("rationale", "last year's run rate", "two left"))),
                arguments(
                        new GoalReworded(GOAL, "Revenue of the east", null, "East revenue 2026", "new", null, false),
                        List.of(
                                change("title", "Revenue of the east", "East revenue 2026"),
                                change("description", null, "new"))),
                arguments(
                        new GoalCancelled(GOAL, GoalStatus.DRAFT, REASON, false),
                        List.of(change("status", "DRAFT", "CANCELLED"))),
                arguments(
                        new GoalClosed(
                                GOAL,
                                new Closure(
                                        Outcome.MISSED,
                                        DecidedBy.MEASUREMENTS,
                                        new BigDecimal("90000"),
                                        new BigDecimal("0.9")),
                                null,
                                false),
                        List.of(
                                change("status", "DRAFT", "MISSED"),
                                change("closure.outcome", null, "MISSED"),
                                change("closure.decidedBy", null, "MEASUREMENTS"),
                                change("closure.actual", null, "90000"),
                                change("closure.attainment", null, "0.9"))));
    }

    @Test
    void reopeningTakesTheClosureBack() {
        GoalView reopened = fold(
                defined(),
                new GoalActivated(GOAL, null, false),
                new GoalClosed(GOAL, new Closure(Outcome.ACHIEVED, DecidedBy.OVERRIDE, null, null), REASON, false),
                new GoalReopened(GOAL, GoalStatus.ACHIEVED, REASON, false));

        assertThat(reopened.status()).isEqualTo(GoalStatus.ACTIVE);
        assertThat(reopened.closure()).isNull();
    }

    @Test
    void theFirstTargetIsRememberedThroughRevisions() {
        GoalView revised = fold(
                defined(),
                new TargetRevised(GOAL, TARGET, target("120000"), REASON, false),
                new TargetRevised(GOAL, target("120000"), target("90000"), REASON, false));

        assertThat(revised.originalTarget()).isEqualByComparingTo("100000");
        assertThat(revised.target()).isEqualByComparingTo("90000");
        assertThat(revised.targetRevisions()).isEqualTo(2);
    }

    private static GoalView fold(GoalEvent... events) {
        @Nullable GoalView view = null;
        for (int i = 0; i < events.length; i++) {
            view = GOALS.evolve(view, events[i], context(i));
        }
        return java.util.Objects.requireNonNull(view);
    }

    private static GoalDefined defined() {
        return new GoalDefined(
                GOAL,
                "Revenue of the east",
                null,
                ANN,
                new MetricId("metric/revenue"),
                UnitKind.CURRENCY,
                "USD",
                Direction.INCREASE,
                TARGET,
                SURE,
                GROWTH,
                YEAR,
                null,
                false);
    }

    private static Target target(String value) {
        return new Target(new BigDecimal(value), new BigDecimal("80000"), null);
    }

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, before, after);
    }

    private static EventContext context(int sequence) {
        return new EventContext(
                sequence + 1,
                "goal/1",
                "Goal",
                sequence,
                "goal.Any",
                Instant.EPOCH,
                Instant.EPOCH,
                "ann",
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
