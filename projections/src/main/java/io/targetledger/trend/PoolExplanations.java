package io.targetledger.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.StandingExplanation;
import io.targetledger.goal.StandingExplanations;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Explains what goals counted together came to; the round trips of {@link StandingExplanations}, and one for other targets. */
public final class PoolExplanations {

    /** Most rows of which one request is told how they came to be. */
    static final int MOST_ROWS = 100;

    private final CountedGoals goals;
    private final StandingExplanations standings;

    public PoolExplanations(CountedGoals goals, StandingExplanations standings) {
        this.goals = goals;
        this.standings = standings;
    }

    /** @throws UnanswerableRead {@code EXPLANATION_TOO_MANY_ROWS} */
    static void mustBeFew(int rows) {
        if (rows > MOST_ROWS) {
            throw new UnanswerableRead("EXPLANATION_TOO_MANY_ROWS", Map.of("given", rows, "allowed", MOST_ROWS));
        }
    }

    /**
     * The pools of these goals, by series and bucket.
     *
     * @param targets where targets are read instead; null for the same point as everything else
     */
    Pools of(List<GoalPoint> counted, @Nullable ReadPoint targets, ReadPoint at) {
        List<@Nullable Versioned<GoalView>> sides = goals.sides(counted, targets);
        List<Place> places = new ArrayList<>();
        List<GoalOnDay> known = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Versioned<GoalView> goal = sides.get(i);
            if (goal != null) {
                places.add(new Place(counted.get(i).series(), counted.get(i).bucket()));
                known.add(new GoalOnDay(goal, counted.get(i).day()));
            }
        }
        List<StandingExplanation> explained = standings.onDays(known, targets == null ? at : targets, at);
        Map<Place, List<StandingExplanation>> pools = new HashMap<>();
        for (int i = 0; i < explained.size(); i++) {
            pools.computeIfAbsent(places.get(i), place -> new ArrayList<>()).add(explained.get(i));
        }
        return new Pools(pools);
    }

    /** Where a goal counts. */
    record Place(TrendSeries series, Bucket bucket) {}

    record Pools(Map<Place, List<StandingExplanation>> pools) {

        /** Of no goals where none counts. */
        PoolExplanation of(TrendSeries series, Bucket bucket) {
            return new PoolExplanation(series, bucket, pools.getOrDefault(new Place(series, bucket), List.of()));
        }
    }
}
