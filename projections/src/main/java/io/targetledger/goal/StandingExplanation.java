package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.targetledger.explain.Computation;
import io.targetledger.explain.EventsOf;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a {@link Standing} came to be, each as a tree of its own.
 *
 * @param targets which events made the target what it is taken for
 * @param events which events made the rest of the goal what it is
 */
public record StandingExplanation(
        GoalOnDay asked,
        Explanation actual,
        Aggregation aggregation,
        EventsOf<GoalView> targets,
        EventsOf<GoalView> events) {

    /** Of a goal whose target and everything else was read at one point. */
    public static StandingExplanation of(
            GoalOnDay asked, Explanation actual, Aggregation aggregation, List<Versioned<GoalView>> versions) {
        EventsOf<GoalView> events = new EventsOf<>(versions);
        return new StandingExplanation(asked, actual, aggregation, events, events);
    }

    /**
     * The same against the target that the goal had before an event.
     *
     * @param goal with that target
     */
    public StandingExplanation before(Versioned<GoalView> goal, long position) {
        return new StandingExplanation(
                new GoalOnDay(goal, asked.day()), actual, aggregation, targets.until(position - 1), events);
    }

    public Explanation target() {
        return fromTarget(Quantity.TARGET, goal().target(), GoalView::target);
    }

    public Explanation weight() {
        return Explanation.recorded(Quantity.WEIGHT, id(), null, goal().weight(), events.since(GoalView::weight));
    }

    public Explanation attainment() {
        return attainment(actual);
    }

    /** What the attainment would be if this came. */
    public Explanation attainment(Explanation outcome) {
        Direction direction = goal().direction();
        List<Explanation> inputs = new ArrayList<>(List.of(outcome, target()));
        if (direction == Direction.DECREASE) {
            inputs.add(fromTarget(Quantity.BASELINE, goal().baseline(), GoalView::baseline));
        }
        if (direction == Direction.MAINTAIN) {
            inputs.add(fromTarget(Quantity.TOLERANCE, goal().tolerance(), GoalView::tolerance));
        }
        return Explanation.computed(Quantity.ATTAINMENT, id(), null, Computation.attainmentOf(direction), inputs);
    }

    public Explanation elapsedShare() {
        Period period = goal().period();
        return Explanation.computed(
                Quantity.ELAPSED_SHARE,
                id(),
                null,
                Computation.ELAPSED_SHARE,
                List.of(
                        Explanation.given(
                                Quantity.ELAPSED_DAYS,
                                null,
                                asked.day().isBefore(period.start())
                                        ? "< " + period.start()
                                        : period.start() + ".."
                                                + (asked.day().isBefore(period.end()) ? asked.day() : period.end()),
                                BigDecimal.valueOf(period.elapsedDays(asked.day()))),
                        Explanation.recorded(
                                Quantity.DAYS,
                                id(),
                                period.toString(),
                                BigDecimal.valueOf(period.days()),
                                events.since(GoalView::period))));
    }

    public Explanation pacing() {
        return Explanation.computed(
                Quantity.PACING, id(), null, Computation.PACING, List.of(attainment(), elapsedShare()));
    }

    public Explanation projected() {
        return Explanation.computed(
                Quantity.PROJECTED,
                id(),
                null,
                aggregation == Aggregation.SUM ? Computation.PROJECTED_SUM : Computation.PROJECTED_LEVEL,
                List.of(actual, elapsedShare()));
    }

    private Explanation fromTarget(
            Quantity quantity, @Nullable BigDecimal value, Function<GoalView, @Nullable Object> part) {
        return Explanation.recorded(quantity, id(), null, value, targets.since(part));
    }

    private String id() {
        return asked.goal().key();
    }

    private GoalView goal() {
        return asked.goal().view();
    }
}
