package io.targetledger.goal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Explains the computed numbers of goals, as {@link StandingExplanations} and {@link RollUp} have them. */
public final class GoalExplanations {

    private final GoalQueries goals;
    private final StandingExplanations standings;

    public GoalExplanations(GoalQueries goals, StandingExplanations standings) {
        this.goals = goals;
        this.standings = standings;
    }

    /** One number of one goal. */
    public record Asked(Versioned<GoalView> goal, GoalNumber number) {}

    /**
     * In the order asked; null for numbers that the goal does not have: a gap where its children need not sum, anything
     * against a target that was not defined yet, a change unless targets are read elsewhere.
     *
     * @param targets where targets are read instead; null for the same point as everything else, and for numbers of children
     */
    public List<@Nullable Explanation> of(List<Asked> asked, @Nullable ReadPoint targets, ReadPoint at) {
        List<Versioned<GoalView>> own = own(asked, targets);
        Map<String, List<Versioned<GoalView>>> below = goals.children(
                asked.stream()
                        .filter(one -> one.number().isOfChildren())
                        .map(one -> one.goal().key())
                        .collect(Collectors.toSet()),
                at);
        below.replaceAll((top, children) -> children.stream()
                .filter(child -> RollUp.counts(child.view().status()))
                .sorted(Comparator.comparing(Versioned::key))
                .toList());
        List<Versioned<GoalView>> needed = Stream.concat(
                        own.stream(), below.values().stream().flatMap(List::stream))
                .toList();
        LocalDate today = at.today();
        Map<String, StandingExplanation> ofChildren = new HashMap<>();
        Map<String, StandingExplanation> ofOwn = new HashMap<>();
        List<StandingExplanation> explained = standings.onDays(
                needed.stream().map(goal -> new GoalOnDay(goal, today)).toList(), targets == null ? at : targets, at);
        for (int i = 0; i < explained.size(); i++) {
            (i < own.size() ? ofOwn : ofChildren).put(needed.get(i).key(), explained.get(i));
        }
        Map<String, Explanation> now = targets == null ? Map.of() : attainmentNow(asked, at);
        List<@Nullable Explanation> answers = new ArrayList<>();
        for (Asked one : asked) {
            StandingExplanation standing = ofOwn.get(one.goal().key());
            List<StandingExplanation> children = below.getOrDefault(one.goal().key(), List.of()).stream()
                    .map(child -> Objects.requireNonNull(ofChildren.get(child.key())))
                    .toList();
            answers.add(
                    standing == null
                            ? null
                            : answer(one, standing, children, now.get(one.goal().key())));
        }
        return answers;
    }

    /** The goals, each once, with the targets asked for. */
    private List<Versioned<GoalView>> own(List<Asked> asked, @Nullable ReadPoint targets) {
        Map<String, Versioned<GoalView>> own = new HashMap<>();
        asked.forEach(one -> own.put(one.goal().key(), one.goal()));
        if (targets == null) {
            return List.copyOf(own.values());
        }
        Map<String, Versioned<GoalView>> then = goals.findAll(own.keySet(), targets);
        return own.values().stream()
                .filter(goal -> then.containsKey(goal.key()))
                .map(goal -> GoalView.against(
                        goal,
                        Objects.requireNonNull(then.get(goal.key())).view().asTarget()))
                .toList();
    }

    /** Of the goals whose change is asked for, against their targets as they stand. */
    private Map<String, Explanation> attainmentNow(List<Asked> asked, ReadPoint at) {
        List<GoalOnDay> changed = asked.stream()
                .filter(one -> one.number() == GoalNumber.CHANGE)
                .map(one -> new GoalOnDay(one.goal(), at.today()))
                .distinct()
                .toList();
        Map<String, Explanation> now = new HashMap<>();
        standings
                .onDays(changed, at, at)
                .forEach(standing -> now.put(standing.asked().goal().key(), standing.attainment()));
        return now;
    }

    private static @Nullable Explanation answer(
            Asked asked,
            StandingExplanation standing,
            List<StandingExplanation> children,
            @Nullable Explanation attainmentNow) {
        return switch (asked.number()) {
            case ACTUAL -> standing.actual();
            case ATTAINMENT -> standing.attainment();
            case ELAPSED_SHARE -> standing.elapsedShare();
            case PACING -> standing.pacing();
            case PROJECTED -> standing.projected();
            case CHANGE ->
                attainmentNow == null
                        ? null
                        : Explanation.computed(
                                Quantity.CHANGE,
                                asked.goal().key(),
                                null,
                                Computation.CHANGE,
                                List.of(attainmentNow, standing.attainment()));
            case ROLL_UP ->
                Explanation.computed(
                        Quantity.ROLL_UP,
                        asked.goal().key(),
                        null,
                        Computation.ROLL_UP,
                        children.stream()
                                .flatMap(child -> Stream.of(child.weight(), child.attainment()))
                                .toList());
            case CHILDREN_TARGET -> childrenTarget(asked.goal(), children);
            case CHILDREN_GAP ->
                asked.goal().view().childrenMustSum()
                        ? Explanation.computed(
                                Quantity.CHILDREN_GAP,
                                asked.goal().key(),
                                null,
                                Computation.DIFFERENCE,
                                List.of(standing.target(), childrenTarget(asked.goal(), children)))
                        : null;
        };
    }

    private static Explanation childrenTarget(Versioned<GoalView> top, List<StandingExplanation> children) {
        return Explanation.computed(
                Quantity.CHILDREN_TARGET,
                top.key(),
                null,
                Computation.SUM,
                children.stream()
                        .filter(child -> RollUp.adds(child.asked().goal().view(), top.view()))
                        .map(StandingExplanation::target)
                        .toList());
    }
}
