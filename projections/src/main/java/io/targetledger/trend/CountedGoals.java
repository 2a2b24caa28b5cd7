package io.targetledger.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standing;
import io.targetledger.goal.Standings;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.Span;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * Says which goals count in which bucket, for whom, and where they stood. A goal counts in the buckets that share at least
 * half of the shorter of bucket and period with it, looked at on the bucket's last day, or on the period's if that is
 * earlier, or today. Drafts and cancelled goals do not count, nor does a goal that is aligned to another of the same series
 * and bucket, which counts for both.
 */
public final class CountedGoals {

    static final int MOST_STANDINGS = 100_000;

    private final GoalQueries goals;
    private final Standings standings;
    private final OrganisationQueries organisation;
    private final MetricQueries metrics;

    public CountedGoals(
            GoalQueries goals, Standings standings, OrganisationQueries organisation, MetricQueries metrics) {
        this.goals = goals;
        this.standings = standings;
        this.organisation = organisation;
        this.metrics = metrics;
    }

    /** A goal that may count in a bucket, and the day on which it is looked at. */
    record Sight(Versioned<GoalView> goal, Bucket bucket, LocalDate day) {}

    /** Points of the goals that count, without where they stood. One round trip. */
    List<GoalPoint> in(TrendQuestion question, ReadPoint at) {
        List<Versioned<GoalView>> found = find(question.filter(), question.period(), at);
        List<Sight> sights = new ArrayList<>();
        for (Bucket bucket : question.buckets()) {
            for (Versioned<GoalView> goal : found) {
                Period period = goal.view().period();
                LocalDate day = earliest(bucket.end(), period.end(), question.today());
                if (!bucket.start().isAfter(question.today())
                        && !day.isBefore(period.start())
                        && bucket.sharesHalfWith(period)) {
                    if (sights.size() == MOST_STANDINGS) {
                        throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_STANDINGS));
                    }
                    sights.add(new Sight(goal, bucket, day));
                }
            }
        }
        return counting(sights, question.grouping(), question.filter(), at);
    }

    /** The goals a filter leaves, but for the day on which they must stand in the team. One round trip. */
    List<Versioned<GoalView>> find(TrendFilter filter, Period overlapping, ReadPoint at) {
        Map<String, List<Span>> team = teamOf(filter, organisation.chart(at));
        OwnerId owner = filter.owner();
        Collection<String> owners = owner != null ? Set.of(owner.value()) : team == null ? null : team.keySet();
        return goals.counting(owners, filter.metric(), overlapping, at).stream()
                .filter(goal -> filter.term() == null
                        || filter.term() == Term.of(goal.view().period()))
                .toList();
    }

    /** Those of the team on the day, without those that another counts for. */
    List<GoalPoint> counting(List<Sight> sights, Grouping grouping, TrendFilter filter, ReadPoint at) {
        return withoutAligned(seen(sights, grouping, filter, at));
    }

    /** Those of the team on the day. */
    List<GoalPoint> seen(List<Sight> sights, Grouping grouping, TrendFilter filter, ReadPoint at) {
        OrganisationChart chart = organisation.chart(at);
        Map<String, List<Span>> team = teamOf(filter, chart);
        List<GoalPoint> points = new ArrayList<>();
        for (Sight sight : sights) {
            GoalView goal = sight.goal().view();
            if (isWithin(team, goal.owner(), sight.day())) {
                points.add(new GoalPoint(
                        seriesOf(goal, groupOf(grouping, goal, sight.day(), chart), at),
                        sight.bucket(),
                        sight.goal(),
                        sight.day(),
                        null));
            }
        }
        return points;
    }

    static @Nullable Map<String, List<Span>> teamOf(TrendFilter filter, OrganisationChart chart) {
        UnitId team = filter.team();
        return team == null ? null : chart.countedFor(OwnerId.of(team));
    }

    static boolean isWithin(@Nullable Map<String, List<Span>> team, OwnerId owner, LocalDate day) {
        return team == null
                || team.getOrDefault(owner.value(), List.of()).stream().anyMatch(span -> span.contains(day));
    }

    /**
     * Where the goals stood, against their targets at the point asked for. Goals that were not defined at it stay without a
     * standing. In the order given; one round trip, and one more for targets of another point.
     */
    List<GoalPoint> standing(List<GoalPoint> points, @Nullable ReadPoint targets, ReadPoint at) {
        List<@Nullable Versioned<GoalView>> sides = sides(points, targets);
        List<GoalOnDay> questions = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Versioned<GoalView> goal = sides.get(i);
            if (goal != null) {
                questions.add(new GoalOnDay(goal, points.get(i).day()));
            }
        }
        Iterator<Standing> found = standings.onDays(questions, at).iterator();
        List<GoalPoint> standing = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Versioned<GoalView> goal = sides.get(i);
            standing.add(goal == null ? points.get(i) : points.get(i).with(goal, found.next()));
        }
        return standing;
    }

    /** The goals with their targets at the point asked for, null where there was none; in the order given. */
    List<@Nullable Versioned<GoalView>> sides(List<GoalPoint> points, @Nullable ReadPoint targets) {
        Map<String, Versioned<GoalView>> then = targets == null
                ? Map.of()
                : goals.findAll(points.stream().map(point -> point.goal().key()).collect(Collectors.toSet()), targets);
        List<@Nullable Versioned<GoalView>> sides = new ArrayList<>();
        for (GoalPoint point : points) {
            sides.add(targets == null ? point.goal() : against(point.goal(), then));
        }
        return sides;
    }

    private static @Nullable Versioned<GoalView> against(
            Versioned<GoalView> goal, Map<String, Versioned<GoalView>> then) {
        Versioned<GoalView> before = then.get(goal.key());
        return before == null ? null : GoalView.against(goal, before.view().asTarget());
    }

    TrendSeries seriesOf(GoalView goal, @Nullable String group, ReadPoint at) {
        boolean adds = metrics.find(goal.metric(), at)
                .map(metric -> metric.view().aggregation() == Aggregation.SUM)
                .orElse(false);
        return new TrendSeries(
                group,
                goal.metric(),
                goal.unit(),
                goal.currency(),
                goal.direction(),
                Term.of(goal.period()),
                goal.segment(),
                adds && goal.direction() == Direction.INCREASE,
                Fill.NOTHING);
    }

    /** A person's goal belongs to the unit they were in on the day, or last before they left. */
    static @Nullable String groupOf(Grouping grouping, GoalView goal, LocalDate day, OrganisationChart chart) {
        return switch (grouping) {
            case OWNER -> goal.owner().value();
            case METRIC -> goal.metric().value();
            case UNIT -> unitOf(goal.owner(), day, goal.period(), chart);
            case SEGMENT -> goal.segment() == null ? null : goal.segment().value();
            case NONE, PRODUCT -> null;
        };
    }

    private static @Nullable String unitOf(OwnerId owner, LocalDate day, Period period, OrganisationChart chart) {
        if (!owner.value().startsWith("person/")) {
            return owner.value();
        }
        PersonId person = new PersonId(owner.value());
        return chart.unitOf(person, day)
                .or(() -> chart.unitOf(person, period.start()))
                .map(UnitId::value)
                .orElse(null);
    }

    private static List<GoalPoint> withoutAligned(List<GoalPoint> points) {
        Map<Place, Set<String>> present = new HashMap<>();
        Map<String, GoalId> parents = new HashMap<>();
        for (GoalPoint point : points) {
            present.computeIfAbsent(Place.of(point), place -> new HashSet<>())
                    .add(point.goal().key());
            GoalId parent = point.goal().view().parent();
            if (parent != null) {
                parents.put(point.goal().key(), parent);
            }
        }
        return points.stream()
                .filter(point ->
                        !hasAncestor(point.goal().key(), parents, present.getOrDefault(Place.of(point), Set.of())))
                .toList();
    }

    private static boolean hasAncestor(String goal, Map<String, GoalId> parents, Set<String> among) {
        Set<String> seen = new HashSet<>(Set.of(goal));
        for (GoalId next = parents.get(goal); next != null; next = parents.get(next.value())) {
            if (among.contains(next.value())) {
                return true;
            }
            if (!seen.add(next.value())) {
                return false;
            }
        }
        return false;
    }

    static LocalDate earliest(LocalDate... days) {
        LocalDate earliest = LocalDate.MAX;
        for (LocalDate day : days) {
            earliest = day.isBefore(earliest) ? day : earliest;
        }
        return earliest;
    }

    private record Place(TrendSeries series, int bucket) {

        static Place of(GoalPoint point) {
            return new Place(point.series(), point.bucket().number());
        }
    }
}
