package io.targetledger.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.goal.GoalId;
import io.targetledger.shared.Differences;
import org.jspecify.annotations.Nullable;

/**
 * What became of a goal since a review pinned it, to be shown beside the review, which it does not change.
 *
 * @param pinned null for a goal the person has got since
 * @param now null for one that was given to another, cancelled or moved out of the period
 * @param changed names of the components of {@link PinnedGoal} that differ, in its order; empty where one side is null
 */
public record GoalSince(
        GoalId goalId,
        @Nullable PinnedGoal pinned,
        @Nullable PinnedGoal now,
        List<String> changed) {

    /** Every goal of either list, those that were pinned first. */
    public static List<GoalSince> compare(List<PinnedGoal> pinned, List<PinnedGoal> now) {
        Map<GoalId, PinnedGoal> before = byId(pinned);
        Map<GoalId, PinnedGoal> after = byId(now);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .map(goal -> of(goal, before.get(goal), after.get(goal)))
                .toList();
    }

    private static GoalSince of(GoalId goal, @Nullable PinnedGoal pinned, @Nullable PinnedGoal now) {
        return new GoalSince(
                goal, pinned, now, pinned == null || now == null ? List.of() : Differences.names(pinned, now));
    }

    private static Map<GoalId, PinnedGoal> byId(List<PinnedGoal> goals) {
        Map<GoalId, PinnedGoal> byId = new LinkedHashMap<>();
        goals.forEach(goal -> byId.put(goal.goalId(), goal));
        return byId;
    }
}
