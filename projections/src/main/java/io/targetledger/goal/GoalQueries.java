package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.SortedList;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.goal.GoalFold.GOALS;

/** How goals are found. */
public final class GoalQueries {

    /** Most goals among which a list can be filtered or sorted by attainment, which is computed when read. */
    static final int MOST_COMPUTED = 10_000;

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
