package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.StandingExplanation;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a {@link Drift.Row} came to be.
 *
 * @param then against other targets; null where none were asked for
 * @param moved revisions of the targets by goal, oldest first
 */
public record DriftExplanation(
        PoolExplanation current, @Nullable PoolExplanation then, Map<String, List<Versioned<TargetMoveView>>> moved) {

    /** Null where the row has no such number. */
    public @Nullable Explanation of(DriftNumber number) {
        return switch (number) {
            case DRIFT ->
                computed(
                        Quantity.DRIFT,
                        Computation.RELATIVE_CHANGE,
                        List.of(current.target(), original().target()));
            case TRAVELLED -> travelled();
            case MOVED -> movedGoals();
            case REVISIONS -> counted(Quantity.REVISIONS, (goal, move) -> true);
            case RAISES -> counted(Quantity.RAISES, (goal, move) -> turn(goal, move) == Turn.HARDER);
            case CUTS -> counted(Quantity.CUTS, (goal, move) -> turn(goal, move) == Turn.EASIER);
            case AFTER_LOCK -> counted(Quantity.AFTER_LOCK, (goal, move) -> move.afterLock());
            case ACTUAL -> current.actual();
            case ORIGINAL_TARGET -> original().target();
            case ORIGINAL_ATTAINMENT -> original().attainment();
            case CURRENT_TARGET -> current.target();
            case CURRENT_ATTAINMENT -> current.attainment();
            case AS_OF_TARGET -> hasThen() ? Objects.requireNonNull(then).target() : null;
            case AS_OF_ATTAINMENT -> hasThen() ? Objects.requireNonNull(then).attainment() : null;
        };
    }

    private boolean hasThen() {
        return then != null && !then.goals().isEmpty();
    }

    /** The same goals against the targets they had before the first revision. */
    private PoolExplanation original() {
        List<StandingExplanation> goals = new ArrayList<>();
        for (StandingExplanation goal : current.goals()) {
            List<Versioned<TargetMoveView>> own = movesOf(goal);
            if (own.isEmpty()) {
                goals.add(goal);
            } else {
                Versioned<TargetMoveView> first = own.get(0);
                goals.add(goal.before(
                        GoalView.against(goal.asked().goal(), first.view().previous()), first.position()));
            }
        }
        return new PoolExplanation(current.series(), current.bucket(), goals);
    }

    private @Nullable Explanation travelled() {
        if (!current.series().pooled() && current.goals().size() != 1) {
            return null;
        }
        List<Explanation> distances = new ArrayList<>();
        for (StandingExplanation goal : current.goals()) {
            for (Versioned<TargetMoveView> move : movesOf(goal)) {
                BigDecimal previous = move.view().previous().value();
                BigDecimal revised = move.view().revised().value();
                distances.add(Explanation.recorded(
                        Quantity.DISTANCE,
                        goal.asked().goal().key(),
                        previous.toPlainString() + ".." + revised.toPlainString(),
                        revised.subtract(previous).abs(),
                        List.of(move.position())));
            }
        }
        Explanation distance = distances.isEmpty()
                ? Explanation.given(Quantity.DISTANCE, of(), current.bucket().label(), BigDecimal.ZERO)
                : computed(Quantity.DISTANCE, Computation.SUM, distances);
        return computed(
                Quantity.TRAVELLED,
                Computation.RATIO,
                List.of(distance, original().target()));
    }

    private Explanation movedGoals() {
        List<Explanation> goals = new ArrayList<>();
        for (StandingExplanation goal : current.goals()) {
            List<Versioned<TargetMoveView>> own = movesOf(goal);
            goals.add(Explanation.recorded(
                    Quantity.MOVED,
                    goal.asked().goal().key(),
                    null,
                    own.isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE,
                    positions(own)));
        }
        return computed(Quantity.MOVED, Computation.SUM, goals);
    }

    private Explanation counted(Quantity quantity, BiPredicate<GoalView, TargetMoveView> counts) {
        List<Explanation> goals = new ArrayList<>();
        for (StandingExplanation goal : current.goals()) {
            List<Versioned<TargetMoveView>> own = movesOf(goal).stream()
                    .filter(move -> counts.test(goal.asked().goal().view(), move.view()))
                    .toList();
            goals.add(Explanation.recorded(
                    quantity, goal.asked().goal().key(), null, BigDecimal.valueOf(own.size()), positions(own)));
        }
        return computed(quantity, Computation.SUM, goals);
    }

    private static Turn turn(GoalView goal, TargetMoveView move) {
        return Turn.of(goal.direction(), move.previous(), move.revised());
    }

    private List<Versioned<TargetMoveView>> movesOf(StandingExplanation goal) {
        return moved.getOrDefault(goal.asked().goal().key(), List.of());
    }

    private static List<Long> positions(List<Versioned<TargetMoveView>> moves) {
        return moves.stream().map(Versioned::position).toList();
    }

    private Explanation computed(Quantity quantity, Computation computation, List<Explanation> inputs) {
        return Explanation.computed(quantity, of(), current.bucket().label(), computation, inputs);
    }

    private @Nullable String of() {
        return current.series().metric() == null
                ? null
                : current.series().metric().value();
    }
}
