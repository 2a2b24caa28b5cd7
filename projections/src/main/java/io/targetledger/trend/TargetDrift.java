package io.targetledger.trend;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.targetledger.goal.GoalView;
import io.targetledger.goal.Target;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Sets attainment against original, current and other targets side by side, and tells how often, how far and by whom targets
 * moved. Round trips: goals, revisions, measurements; one more for other targets, and two for the alarms.
 */
public final class TargetDrift {

    private static final int MOST_ALARMS = 200;

    private final CountedGoals goals;
    private final TargetMoves moves;
    private final EdgeBunching bunching;
    private final PoolExplanations explanations;

    public TargetDrift(CountedGoals goals, TargetMoves moves, EdgeBunching bunching, PoolExplanations explanations) {
        this.explanations = explanations;
        this.goals = goals;
        this.moves = moves;
        this.bunching = bunching;
    }

    /**
     * @throws io.targetledger.shared.Refusal {@code TREND_GROUP_NOT_OFFERED}
     * @throws io.targetledger.projection.UnanswerableRead {@code TREND_TOO_MANY_GOALS}, {@code TREND_TOO_MANY_REVISIONS},
     *     {@code TREND_TOO_MANY_MEASUREMENTS}
     */
    public Drift of(DriftQuestion question, ReadPoint at) {
        if (question.grouping() == Grouping.PRODUCT) {
            throw Trends.notOffered(Grouping.PRODUCT, "targetDrift", GoalTrend.GROUPINGS);
        }
        List<GoalPoint> points = points(question, at);
        List<String> ids = points.stream().map(point -> point.goal().key()).toList();
        Map<String, List<Versioned<TargetMoveView>>> moved = moves.of(ids, at);
        List<Drift.Alarm> alarms = Stream.concat(
                        LateCuts.among(points, moved, question).stream(),
                        bunching.among(points, question, MOST_ALARMS, at).stream())
                .toList();
        return new Drift(
                rows(points, moved, question, at),
                alarms.stream().limit(MOST_ALARMS).toList(),
                Math.max(0, alarms.size() - MOST_ALARMS));
    }

    /**
     * How the numbers of rows came to be, in the order given; the round trips of {@link PoolExplanations}, goals and revisions
     * anew.
     *
     * @param rows the answer to the same question at the same point
     * @throws io.targetledger.projection.UnanswerableRead {@code EXPLANATION_TOO_MANY_ROWS} for more than 100 rows
     */
    public List<DriftExplanation> explain(List<Drift.Row> rows, DriftQuestion question, ReadPoint at) {
        PoolExplanations.mustBeFew(rows.size());
        List<GoalPoint> points = points(question, at);
        Map<String, List<Versioned<TargetMoveView>>> moved =
                moves.of(points.stream().map(point -> point.goal().key()).toList(), at);
        PoolExplanations.Pools current = explanations.of(points, null, at);
        PoolExplanations.@Nullable Pools then =
                question.targets() == null ? null : explanations.of(points, question.targets(), at);
        Bucket whole = whole(question);
        return rows.stream()
                .map(row -> new DriftExplanation(
                        current.of(row.series(), whole), then == null ? null : then.of(row.series(), whole), moved))
                .toList();
    }

    private static Bucket whole(DriftQuestion question) {
        return new Bucket(
                question.period().toString(),
                question.period().start(),
                question.period().end(),
                false,
                0);
    }

    private List<GoalPoint> points(DriftQuestion question, ReadPoint at) {
        Bucket whole = whole(question);
        List<CountedGoals.Sight> sights = goals.find(question.filter(), question.period(), at).stream()
                .map(goal -> new CountedGoals.Sight(
                        goal, whole, CountedGoals.earliest(goal.view().period().end(), question.today())))
                .toList();
        return goals.seen(sights, question.grouping(), question.filter(), at);
    }

    private List<Drift.Row> rows(
            List<GoalPoint> points,
            Map<String, List<Versioned<TargetMoveView>>> moved,
            DriftQuestion question,
            ReadPoint at) {
        List<GoalPoint> original = points.stream()
                .map(point -> point.against(originalOf(point.goal(), moved)))
                .toList();
        List<GoalPoint> all =
                goals.standing(Stream.concat(original.stream(), points.stream()).toList(), null, at);
        List<GoalPoint> then = question.targets() == null ? List.of() : goals.standing(points, question.targets(), at);
        Map<TrendSeries, Sides> bySeries = new TreeMap<>(TrendSeries.ORDER);
        all.subList(0, points.size())
                .forEach(point -> sides(bySeries, point).original().add(point));
        all.subList(points.size(), all.size())
                .forEach(point -> sides(bySeries, point).current().add(point));
        then.forEach(point -> sides(bySeries, point).then().add(point));
        List<Drift.Row> rows = new ArrayList<>();
        bySeries.forEach((series, sides) -> rows.add(row(series, sides, moved)));
        return rows;
    }

    private static Sides sides(Map<TrendSeries, Sides> bySeries, GoalPoint point) {
        return bySeries.computeIfAbsent(
                point.series(), series -> new Sides(new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
    }

    private static Target originalOf(Versioned<GoalView> goal, Map<String, List<Versioned<TargetMoveView>>> moved) {
        List<Versioned<TargetMoveView>> own = moved.getOrDefault(goal.key(), List.of());
        return own.isEmpty() ? goal.view().asTarget() : own.get(0).view().previous();
    }

    private static Drift.Row row(TrendSeries series, Sides sides, Map<String, List<Versioned<TargetMoveView>>> moved) {
        Pool original = Pool.of(series, sides.original());
        Pool current = Pool.of(series, sides.current());
        Pool then = Pool.of(series, sides.then());
        Map<String, Tally> movers = new TreeMap<>();
        Tally total = new Tally();
        int movedGoals = 0;
        for (GoalPoint point : sides.current()) {
            List<Versioned<TargetMoveView>> own =
                    moved.getOrDefault(point.goal().key(), List.of());
            movedGoals += own.isEmpty() ? 0 : 1;
            for (Versioned<TargetMoveView> move : own) {
                total.add(point.goal().view(), move);
                movers.computeIfAbsent(move.view().actor(), actor -> new Tally())
                        .add(point.goal().view(), move);
            }
        }
        BigDecimal before = original.target();
        BigDecimal after = current.target();
        return new Drift.Row(
                series,
                current.size(),
                movedGoals,
                total.positions.size(),
                total.raises,
                total.cuts,
                total.afterLock,
                before == null || after == null ? null : share(after.subtract(before), before),
                travelled(series, total, original, before),
                current.actual(),
                against(original),
                against(current),
                then.size() == 0 ? null : against(then),
                then.withoutTarget(),
                movers.entrySet().stream()
                        .map(mover -> mover.getValue().of(mover.getKey()))
                        .sorted(Comparator.comparing(Drift.Mover::revisions)
                                .reversed()
                                .thenComparing(Drift.Mover::actor))
                        .toList());
    }

    private static @Nullable BigDecimal travelled(
            TrendSeries series, Tally total, Pool original, @Nullable BigDecimal before) {
        return before == null || !(series.pooled() || original.size() == 1) ? null : share(total.distance, before);
    }

    private static Drift.Against against(Pool pool) {
        return new Drift.Against(pool.target(), pool.attainment());
    }

    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return Numbers.rounded(part.divide(whole, 6, RoundingMode.HALF_EVEN));
    }

    /** The same goals against three states of their targets. */
    private record Sides(List<GoalPoint> original, List<GoalPoint> current, List<GoalPoint> then) {}

    /** Counts revisions. */
    private static final class Tally {

        private final List<Long> positions = new ArrayList<>();
        private BigDecimal distance = BigDecimal.ZERO;
        private int raises;
        private int cuts;
        private int afterLock;

        void add(GoalView goal, Versioned<TargetMoveView> move) {
            TargetMoveView view = move.view();
            positions.add(move.position());
            distance = distance.add(
                    view.revised().value().subtract(view.previous().value()).abs());
            Turn turn = Turn.of(goal.direction(), view.previous(), view.revised());
            raises += turn == Turn.HARDER ? 1 : 0;
            cuts += turn == Turn.EASIER ? 1 : 0;
            afterLock += view.afterLock() ? 1 : 0;
        }

        Drift.Mover of(String actor) {
            return new Drift.Mover(actor, positions.size(), raises, cuts, List.copyOf(positions));
        }
    }
}
