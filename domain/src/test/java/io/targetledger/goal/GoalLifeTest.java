package io.targetledger.goal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.histories.Happened;
import io.targetledger.histories.RandomHistory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is asked of goals, in whatever order: their histories keep to what this class states once more. */
class GoalLifeTest {

    /** Where each status may lead; a goal that was never defined has none. */
    private static final Map<GoalStatus, Set<GoalStatus>> LEADS_TO = new EnumMap<>(Map.of(
            GoalStatus.DRAFT, Set.of(GoalStatus.DRAFT, GoalStatus.ACTIVE, GoalStatus.CANCELLED),
            GoalStatus.ACTIVE, Set.of(GoalStatus.ACTIVE, GoalStatus.ACHIEVED, GoalStatus.MISSED, GoalStatus.CANCELLED),
            GoalStatus.ACHIEVED, Set.of(GoalStatus.ACTIVE),
            GoalStatus.MISSED, Set.of(GoalStatus.ACTIVE),
            GoalStatus.CANCELLED, Set.of(GoalStatus.ACTIVE)));

    @Property(tries = 15)
    void aGoalNeverLeavesTheTableOfTransitions(@ForAll long seed) {
        Map<GoalId, GoalStatus> statuses = new HashMap<>();
        for (GoalEvent event : goalEvents(seed)) {
            GoalStatus before = statuses.get(event.goalId());
            GoalStatus after = after(event, before);
            if (before == null) {
                assertThat(event).isInstanceOf(GoalDefined.class);
            } else {
                assertThat(LEADS_TO.get(before))
                        .as("%s after %s", event, before)
                        .contains(after);
            }
            statuses.put(event.goalId(), after);
        }
    }

    @Property(tries = 15)
    void everyChangeAfterALockSaysWhy(@ForAll long seed) {
        assertThat(goalEvents(seed)).filteredOn(GoalEvent::afterLock).allMatch(event -> event.reason() != null);
    }

    private static List<GoalEvent> goalEvents(long seed) {
        return RandomHistory.ofType("Goal", seed, 200).stream()
                .map(Happened::event)
                .map(GoalEvent.class::cast)
                .toList();
    }

    private static @Nullable GoalStatus after(GoalEvent event, @Nullable GoalStatus before) {
        if (event instanceof GoalDefined) {
            return GoalStatus.DRAFT;
        }
        if (event instanceof GoalActivated || event instanceof GoalReopened) {
            return GoalStatus.ACTIVE;
        }
        if (event instanceof GoalCancelled) {
            return GoalStatus.CANCELLED;
        }
        return event instanceof GoalClosed closed ? closed.closure().outcome().status() : before;
    }
}
