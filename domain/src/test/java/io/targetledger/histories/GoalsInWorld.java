package io.targetledger.histories;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.goal.Attainment;
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
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.Target;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.PinnedGoal;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;

/** The goals of people after some events, and what was measured by then. */
final class GoalsInWorld {

    private final World world = new World();
    private final Map<String, GoalThen> goals = new TreeMap<>();

    GoalsInWorld(List<Object> events) {
        for (Object event : events) {
            world.happened(event);
            happened(event);
        }
    }

    private void happened(Object event) {
        if (event instanceof GoalDefined defined) {
            goals.put(defined.goalId().value(), new GoalThen(defined));
        } else if (event instanceof GoalActivated activated) {
            goals.get(activated.goalId().value()).status = GoalStatus.ACTIVE;
        } else if (event instanceof GoalReopened reopened) {
            goals.get(reopened.goalId().value()).status = GoalStatus.ACTIVE;
        } else if (event instanceof GoalClosed closed) {
            goals.get(closed.goalId().value()).status =
                    closed.closure().outcome().status();
        } else if (event instanceof GoalCancelled cancelled) {
            goals.get(cancelled.goalId().value()).status = GoalStatus.CANCELLED;
        } else if (event instanceof GoalReworded reworded) {
            goals.get(reworded.goalId().value()).title = reworded.title();
        } else if (event instanceof GoalReassigned reassigned) {
            goals.get(reassigned.goalId().value()).owner = reassigned.owner();
        } else if (event instanceof TargetRevised revised) {
            goals.get(revised.goalId().value()).target = revised.revised();
        } else if (event instanceof PeriodChanged changed) {
            goals.get(changed.goalId().value()).period = changed.period();
        } else if (event instanceof GoalFocused focused) {
            goals.get(focused.goalId().value()).segment = focused.segment();
        } else if (event instanceof GoalAligned aligned) {
            goals.get(aligned.goalId().value()).weight = aligned.relevance().weight();
        }
    }

    List<PinnedGoal> of(PersonId person, Period period) {
        return goals.values().stream()
                .filter(goal -> goal.owner.equals(OwnerId.of(person)) && goal.period.overlaps(period))
                .filter(goal -> goal.status != GoalStatus.DRAFT && goal.status != GoalStatus.CANCELLED)
                .map(this::pinned)
                .toList();
    }

    private PinnedGoal pinned(GoalThen goal) {
        GoalDefined defined = goal.defined;
        BigDecimal actual = world.actuals()
                .of(defined.metric(), goal.owner, goal.period, goal.segment)
                .orElse(null);
        return new PinnedGoal(
                defined.goalId(),
                goal.title,
                defined.metric(),
                defined.unit(),
                defined.currency(),
                defined.direction(),
                goal.target,
                goal.period,
                goal.weight,
                goal.status,
                actual,
                actual == null ? null : Attainment.of(defined.direction(), goal.target, actual));
    }

    private static final class GoalThen {

        private final GoalDefined defined;
        private GoalStatus status = GoalStatus.DRAFT;
        private String title;
        private OwnerId owner;
        private Target target;
        private Period period;
        private BigDecimal weight;
        private SegmentId segment;

        GoalThen(GoalDefined defined) {
            this.defined = defined;
            title = defined.title();
            owner = defined.owner();
            target = defined.target();
            period = defined.period();
            weight = defined.relevance().weight();
        }
    }
}
