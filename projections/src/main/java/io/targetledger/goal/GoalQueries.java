package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.SortedList;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.goal.GoalFold.GOALS;

/** How goals are found. */
public final class GoalQueries {

    /** Most goals among which a list can be filtered or sorted by attainment, which is computed when read. */
    static final int MOST_COMPUTED = 10_000;

    private static final Bson COUNTING =
            Filters.nin("view.status", GoalStatus.DRAFT.name(), GoalStatus.CANCELLED.name());

    private final ViewReader<GoalView> goals;
    private final OrganisationQueries organisation;
    private final Standings standings;

    public GoalQueries(Views views, OrganisationQueries organisation, Standings standings) {
        this.goals = views.reader(GOALS);
        this.organisation = organisation;
        this.standings = standings;
    }

    public Optional<Versioned<GoalView>> find(GoalId goal, ReadPoint at) {
        return goals.find(goal.value(), at);
    }

    public Map<String, Versioned<GoalView>> findAll(Collection<String> ids, ReadPoint at) {
        return goals.findAll(ids, at);
    }

    /** Every version of these goals by the point, oldest first, by id; one round trip. */
    Map<String, List<Versioned<GoalView>>> versionsOf(Collection<String> ids, ReadPoint at) {
        return goals.versionsOf(ids, at);
    }

    /**
     * Goals that anything was asked with, drafts and cancelled ones left out.
     *
     * @param owners null for everybody's
     * @param overlapping what their periods share a day with
     * @throws UnanswerableRead {@code TREND_TOO_MANY_GOALS} beyond 10,000
     */
    public List<Versioned<GoalView>> counting(
            @Nullable Collection<String> owners, @Nullable MetricId metric, Period overlapping, ReadPoint at) {
        List<Bson> conditions = new ArrayList<>(List.of(
                Filters.lte("view.period.start", overlapping.end()),
                Filters.gte("view.period.end", overlapping.start()),
                Filters.in(
                        "view.status",
                        GoalStatus.ACTIVE.name(),
                        GoalStatus.ACHIEVED.name(),
                        GoalStatus.MISSED.name())));
        if (owners != null) {
            conditions.add(Filters.in("view.owner", owners));
        }
        if (metric != null) {
            conditions.add(Filters.eq("view.metric", metric.value()));
        }
        List<Versioned<GoalView>> found = goals.some(Filters.and(conditions), MOST_COMPUTED + 1, at);
        if (found.size() > MOST_COMPUTED) {
            throw new UnanswerableRead("TREND_TOO_MANY_GOALS", Map.of("allowed", MOST_COMPUTED));
        }
        return found;
    }

    /**
     * One page of goals.
     *
     * @throws UnanswerableRead {@code CURSOR_INVALID}; {@code TOO_MANY_TO_COMPUTE} when attainment is asked for among
     *     more than 10,000 goals
     */
    public Slice<Versioned<GoalView>> page(GoalFilter filter, GoalOrder order, PageRequest page, ReadPoint at) {
        Bson condition = filter.asBson(organisation.chart(at), at.today());
        if (!isComputed(filter, order)) {
            return goals.page(condition, order.asOrder(), page, at);
        }
        List<Versioned<GoalView>> candidates = candidates(condition, at);
        Map<String, Standing> standing = standings.of(candidates, at);
        return SortedList.by(
                        candidates.stream()
                                .filter(goal -> filter.admits(attainment(standing, goal)))
                                .toList(),
                        goal -> sortValue(order, goal, standing),
                        Versioned::key,
                        order.asOrder())
                .page(page);
    }

    public long count(GoalFilter filter, ReadPoint at) {
        Bson condition = filter.asBson(organisation.chart(at), at.today());
        if (!filter.asksForAttainment()) {
            return goals.count(condition, at);
        }
        List<Versioned<GoalView>> candidates = candidates(condition, at);
        Map<String, Standing> standing = standings.of(candidates, at);
        return candidates.stream()
                .filter(goal -> filter.admits(attainment(standing, goal)))
                .count();
    }

    /**
     * Where goals would stand against their targets at another point, by goal id; those not defined at it are left out. Two
     * round trips.
     */
    public Map<String, Counterfactual> against(Collection<Versioned<GoalView>> asked, ReadPoint targets, ReadPoint at) {
        Map<String, Versioned<GoalView>> then =
                goals.findAll(asked.stream().map(Versioned::key).toList(), targets);
        List<Versioned<GoalView>> against = asked.stream()
                .filter(goal -> then.containsKey(goal.key()))
                .map(goal -> GoalView.against(
                        goal,
                        Objects.requireNonNull(then.get(goal.key())).view().asTarget()))
                .toList();
        Map<String, Standing> found = standings.of(against, at);
        Map<String, Counterfactual> answers = new HashMap<>();
        against.forEach(goal ->
                answers.put(goal.key(), new Counterfactual(goal, Objects.requireNonNull(found.get(goal.key())))));
        return answers;
    }

    /** All goals of these owners that have one of these statuses, unordered. */
    public List<Versioned<GoalView>> ofOwners(Collection<String> owners, Set<GoalStatus> statuses, ReadPoint at) {
        return owners.isEmpty()
                ? List.of()
                : goals.all(
                        Filters.and(
                                Filters.in("view.owner", owners),
                                Filters.in(
                                        "view.status",
                                        statuses.stream().map(Enum::name).toList())),
                        at);
    }

    /** The goals directly below each of the goals, by the id of the goal above. */
    public Map<String, List<Versioned<GoalView>>> children(Collection<String> parents, ReadPoint at) {
        Map<String, List<Versioned<GoalView>>> byParent = new HashMap<>();
        if (!parents.isEmpty()) {
            for (Versioned<GoalView> child : goals.all(Filters.in("view.parent", parents), at)) {
                GoalId parent = child.view().parent();
                if (parent != null) {
                    byParent.computeIfAbsent(parent.value(), p -> new ArrayList<>())
                            .add(child);
                }
            }
        }
        return byParent;
    }

    /** The goals of these owners whose periods share days with these, drafts and cancelled ones left out; one round trip. */
    public List<Versioned<GoalView>> owned(Collection<String> owners, LocalDate first, LocalDate last, ReadPoint at) {
        return goals.all(
                Filters.and(
                        Filters.in("view.owner", owners),
                        Filters.lte("view.period.start", last),
                        Filters.gte("view.period.end", first),
                        COUNTING),
                at);
    }

    /**
     * The goals of these owners, and these goals whoever owned them, as they stood at each of the positions, drafts and
     * cancelled ones left out; one round trip.
     */
    public Map<Long, List<Versioned<GoalView>>> ownedAt(
            Collection<String> owners, Collection<String> goalIds, Collection<Long> positions, ReadPoint at) {
        return goals.allAt(
                Filters.and(Filters.or(Filters.in("view.owner", owners), Filters.in("key", goalIds)), COUNTING),
                positions,
                at);
    }

    /** Roll-ups by goal id; one round trip a level of the tree. */
    public Map<String, RollUp> rollUps(Collection<String> tops, ReadPoint at) {
        Map<String, List<Versioned<GoalView>>> below = new HashMap<>();
        Set<String> seen = new HashSet<>(tops);
        Set<String> level = Set.copyOf(tops);
        while (!level.isEmpty()) {
            Map<String, List<Versioned<GoalView>>> found = children(level, at);
            below.putAll(found);
            level = found.values().stream()
                    .flatMap(List::stream)
                    .map(Versioned::key)
                    .filter(seen::add)
                    .collect(Collectors.toSet());
        }
        List<Versioned<GoalView>> direct = tops.stream()
                .flatMap(top -> below.getOrDefault(top, List.of()).stream())
                .toList();
        Map<String, Standing> standing = standings.of(direct, at);
        Map<String, Versioned<GoalView>> own = goals.findAll(tops, at);
        Map<String, RollUp> rollUps = new HashMap<>();
        own.forEach((id, goal) -> rollUps.put(id, RollUp.of(goal, below, standing)));
        return rollUps;
    }

    private List<Versioned<GoalView>> candidates(Bson condition, ReadPoint at) {
        List<Versioned<GoalView>> candidates = goals.some(condition, MOST_COMPUTED + 1, at);
        if (candidates.size() > MOST_COMPUTED) {
            throw new UnanswerableRead("TOO_MANY_TO_COMPUTE", Map.of("allowed", MOST_COMPUTED));
        }
        return candidates;
    }

    private static boolean isComputed(GoalFilter filter, GoalOrder order) {
        return filter.asksForAttainment() || order.field() == GoalOrder.Field.ATTAINMENT;
    }

    private static @Nullable BigDecimal attainment(Map<String, Standing> standings, Versioned<GoalView> goal) {
        Standing standing = standings.get(goal.key());
        return standing == null ? null : standing.attainment();
    }

    private static @Nullable Comparable<?> sortValue(
            GoalOrder order, Versioned<GoalView> goal, Map<String, Standing> standings) {
        return switch (order.field()) {
            case TITLE -> goal.view().title();
            case TARGET -> goal.view().target();
            case ATTAINMENT -> attainment(standings, goal);
            case PERIOD_START -> goal.view().period().start();
            case PERIOD_END -> goal.view().period().end();
            case CREATED_AT -> goal.createdAt();
            case UPDATED_AT -> goal.updatedAt();
        };
    }
}
