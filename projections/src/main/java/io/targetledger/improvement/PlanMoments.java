package io.targetledger.improvement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;

/** Shows the targets beside a plan as they stood when it was drafted, answered, checked in and closed. */
public final class PlanMoments {

    private final GoalQueries goals;
    private final Views views;

    public PlanMoments(GoalQueries goals, Views views) {
        this.goals = goals;
        this.views = views;
    }

    /** The moments of each plan by its id, in the order of the ledger; one round trip for all. */
    public Map<String, List<PlanMoment>> of(Collection<Versioned<PlanView>> plans, ReadPoint at) {
        Set<String> people = new LinkedHashSet<>();
        Set<String> origins = new LinkedHashSet<>();
        Set<Long> positions = new LinkedHashSet<>();
        for (Versioned<PlanView> plan : plans) {
            PlanView view = plan.view();
            people.add(view.person().value());
            if (view.origin().reference() != null) {
                origins.add(view.origin().reference());
            }
            marks(view).forEach(mark -> positions.add(mark.noted().position()));
        }
        Map<Long, List<Versioned<GoalView>>> found = goals.ownedAt(people, origins, positions, at);
        Map<String, List<PlanMoment>> moments = new LinkedHashMap<>();
        for (Versioned<PlanView> plan : plans) {
            moments.put(
                    plan.key(),
                    marks(plan.view()).stream()
                            .map(mark -> new PlanMoment(
                                    mark.kind(),
                                    views.then(
                                            mark.noted().position(),
                                            mark.noted().at()),
                                    beside(
                                            plan.view(),
                                            found.getOrDefault(mark.noted().position(), List.of()))))
                            .toList());
        }
        return moments;
    }

    private static List<Versioned<GoalView>> beside(PlanView plan, List<Versioned<GoalView>> goals) {
        return goals.stream()
                .filter(goal -> goal.key().equals(plan.origin().reference())
                        || (goal.view().owner().value().equals(plan.person().value())
                                && plan.allTerms().stream()
                                        .anyMatch(terms -> terms.period()
                                                .overlaps(goal.view().period()))))
                .sorted(Comparator.<Versioned<GoalView>, Period>comparing(
                                goal -> goal.view().period(), Comparator.comparing(Period::start))
                        .thenComparing(Versioned::key))
                .toList();
    }

    private static List<Mark> marks(PlanView plan) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(PlanMoment.Kind.DRAFTED, plan.drafted()));
        plan.answers()
                .forEach(answer -> marks.add(
                        new Mark(answer.agreed() ? PlanMoment.Kind.AGREED : PlanMoment.Kind.DECLINED, answer.noted())));
        plan.checkIns().forEach(held -> marks.add(new Mark(PlanMoment.Kind.CHECKED_IN, held.noted())));
        if (plan.closure() != null) {
            marks.add(new Mark(PlanMoment.Kind.CLOSED, plan.closure().noted()));
        }
        marks.sort(Comparator.comparingLong(mark -> mark.noted().position()));
        return marks;
    }

    private record Mark(PlanMoment.Kind kind, Noted noted) {}
}
