package io.targetledger.goal;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;

/** The alignment of goals as the rules of goals read it; one round trip a level walked up. */
public final class CurrentGoalTree implements GoalTree {

    private final GoalQueries goals;
    private final Decisions decisions;

    public CurrentGoalTree(GoalQueries goals, Decisions decisions) {
        this.goals = goals;
        this.decisions = decisions;
    }

    @Override
    public boolean exists(GoalId goalId) {
        return goals.find(goalId, decisions.readingWhatStays()).isPresent();
    }

    @Override
    public boolean isWithin(GoalId goal, GoalId ancestor) {
        ReadPoint at = decisions.reading(GoalAligned.class);
        Set<GoalId> seen = new HashSet<>();
        Optional<GoalId> next = Optional.of(goal);
        while (next.isPresent() && seen.add(next.get())) {
            if (next.get().equals(ancestor)) {
                return true;
            }
            next = goals.find(next.get(), at).map(Versioned::view).map(GoalView::parent);
        }
        return false;
    }
}
