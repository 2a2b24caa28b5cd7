package io.targetledger.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standing;
import io.targetledger.goal.Standings;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** The goals of reviewed people at any point, with what was measured by then; two round trips for any number of people. */
public final class PinnedGoals {

    private static final Set<GoalStatus> REVIEWED = Set.of(GoalStatus.ACTIVE, GoalStatus.ACHIEVED, GoalStatus.MISSED);

    private final GoalQueries goals;
    private final Standings standings;

    public PinnedGoals(GoalQueries goals, Standings standings) {
        this.goals = goals;
        this.standings = standings;
    }

    /** What became since of the goals that each of the reviews pinned, by the review's id. */
    public Map<String, List<GoalSince>> since(Collection<Versioned<ReviewView>> reviews, ReadPoint at) {
        Set<String> people =
                reviews.stream().map(review -> review.view().person().value()).collect(Collectors.toSet());
        Map<String, List<PinnedGoal>> now = byOwner(people, at);
        Map<String, List<GoalSince>> since = new HashMap<>();
        for (Versioned<ReviewView> review : reviews) {
            List<PinnedGoal> own = now.getOrDefault(review.view().person().value(), List.of());
            since.put(
                    review.key(),
                    GoalSince.compare(
                            review.view().goals(), within(review.view().period(), own)));
        }
        return since;
    }

    /** The goals of one person in a period, by id. */
    List<PinnedGoal> of(String person, Period period, ReadPoint at) {
        return within(period, byOwner(Set.of(person), at).getOrDefault(person, List.of()));
    }

    private static List<PinnedGoal> within(Period period, List<PinnedGoal> goals) {
        return goals.stream().filter(goal -> goal.period().overlaps(period)).toList();
    }

    private Map<String, List<PinnedGoal>> byOwner(Set<String> owners, ReadPoint at) {
        List<Versioned<GoalView>> found = new ArrayList<>(goals.ofOwners(owners, REVIEWED, at));
        found.sort(Comparator.comparing(Versioned::key));
        Map<String, Standing> standing = standings.of(found, at);
        Map<String, List<PinnedGoal>> byOwner = new HashMap<>();
        for (Versioned<GoalView> goal : found) {
            byOwner.computeIfAbsent(goal.view().owner().value(), owner -> new ArrayList<>())
                    .add(pinned(goal, standing.get(goal.key())));
        }
        return byOwner;
    }

    private static PinnedGoal pinned(Versioned<GoalView> goal, @Nullable Standing standing) {
        GoalView view = goal.view();
        return new PinnedGoal(
                new GoalId(goal.key()),
                view.title(),
                view.metric(),
                view.unit(),
                view.currency(),
                view.direction(),
                view.asTarget(),
                view.period(),
                view.weight(),
                view.status(),
                standing == null ? null : standing.actual(),
                standing == null ? null : standing.attainment());
    }
}
