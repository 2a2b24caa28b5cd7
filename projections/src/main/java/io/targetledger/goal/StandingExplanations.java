package io.targetledger.goal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.explain.EventsOf;
import io.targetledger.explain.Explanation;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.metric.MetricQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;

/**
 * Explains where goals stand, many together: as many round trips as their standings take, and two more, for the events of
 * the measurements and of the goals; one more for targets of another point.
 */
public final class StandingExplanations {

    private final Standings standings;
    private final AmountExplanations amounts;
    private final GoalQueries goals;
    private final MetricQueries metrics;

    public StandingExplanations(
            Standings standings, AmountExplanations amounts, GoalQueries goals, MetricQueries metrics) {
        this.standings = standings;
        this.amounts = amounts;
        this.goals = goals;
        this.metrics = metrics;
    }

    /**
     * In the order asked; what {@link Standings#onDays} answers, explained.
     *
     * @param asked with the targets they are to be held against
     * @param targets where these targets were read
     * @throws io.targetledger.projection.UnanswerableRead {@code EXPLANATION_TOO_MANY_MEASUREMENTS}, {@code
     *     EXPLANATION_TOO_LARGE}
     */
    public List<StandingExplanation> onDays(List<GoalOnDay> asked, ReadPoint targets, ReadPoint at) {
        if (asked.isEmpty()) {
            return List.of();
        }
        List<Explanation> actuals = amounts.of(standings.questions(asked, at), at);
        Collection<String> ids = asked.stream().map(one -> one.goal().key()).collect(Collectors.toSet());
        boolean sameTargets = targets.equals(at);
        Map<String, List<Versioned<GoalView>>> events = goals.versionsOf(ids, at);
        Map<String, List<Versioned<GoalView>>> ofTargets = sameTargets ? events : goals.versionsOf(ids, targets);
        List<StandingExplanation> explained = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            GoalOnDay one = asked.get(i);
            String id = one.goal().key();
            EventsOf<GoalView> own = new EventsOf<>(events.getOrDefault(id, List.of()))
                    .until(one.goal().position());
            explained.add(new StandingExplanation(
                    one,
                    actuals.get(i),
                    metrics.aggregation(one.goal().view().metric(), at),
                    sameTargets ? own : new EventsOf<>(ofTargets.getOrDefault(id, List.of())),
                    own));
        }
        return explained;
    }
}
