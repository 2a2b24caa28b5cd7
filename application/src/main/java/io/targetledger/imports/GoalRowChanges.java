package io.targetledger.imports;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.ChangePeriod;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalCommand.RewordGoal;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Relevance;
import io.targetledger.goal.Target;
import io.targetledger.imports.GoalIntake.Asked;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a row changes in a goal. Part by part: a part that is as it stands, or as the last import said, is left alone; so
 * revisions made by people since are not undone by importing the same file again. Parts that the row leaves out stay.
 */
@Component
final class GoalRowChanges {

    private final Said said;

    GoalRowChanges(Said said) {
        this.said = said;
    }

    Plan defined(Asked row, @Nullable OwnerId owner) {
        Plan plan = new Plan().then(row.ownedBy(owner));
        return row.activate() ? plan.then(new ActivateGoal(row.id(), null)) : plan;
    }

    Plan changed(Asked row, @Nullable OwnerId owner, Versioned<GoalView> found, Terms terms) {
        GoalView goal = found.view();
        Plan plan = new Plan().knowing(found);
        if (row.direction() != null && row.direction() != goal.direction()) {
            throw new Refusal(
                    "OTHER_DIRECTION",
                    "direction",
                    Map.of("given", row.direction(), "goal", row.id(), "direction", goal.direction()));
        }
        target(plan, row, goal, terms);
        wording(plan, row, goal, terms);
        if (owner != null && isNews(row.id(), owner, goal.owner(), this::owner)) {
            plan.then(new ReassignGoal(row.id(), owner, terms.reason()));
        }
        if (row.period() != null && isNews(row.id(), row.period(), goal.period(), this::period)) {
            plan.then(new ChangePeriod(row.id(), row.period(), terms.reason()));
        }
        relevance(plan, row, goal, terms);
        achievability(plan, row, goal, terms);
        if (row.activate() && goal.status() == GoalStatus.DRAFT) {
            plan.then(new ActivateGoal(row.id(), terms.reason()));
        }
        return plan;
    }

    private void target(Plan plan, Asked row, GoalView goal, Terms terms) {
        Target asked = new Target(
                or(row.target(), goal.target()),
                or(row.baseline(), goal.baseline()),
                row.tolerance() == null ? goal.tolerance() : row.tolerance());
        if (isNews(row.id(), asked, goal.asTarget(), this::target)) {
            plan.then(new ReviseTarget(row.id(), asked.value(), asked.baseline(), asked.tolerance(), terms.reason()));
        }
    }

    private void wording(Plan plan, Asked row, GoalView goal, Terms terms) {
        Wording asked = new Wording(
                Objects.requireNonNullElse(row.title(), goal.title()),
                row.description() == null ? goal.description() : row.description());
        if (isNews(row.id(), asked, new Wording(goal.title(), goal.description()), this::wording)) {
            plan.then(new RewordGoal(row.id(), asked.title(), asked.description(), terms.reason()));
        }
    }

    private void relevance(Plan plan, Asked row, GoalView goal, Terms terms) {
        Relevance asked = new Relevance(
                row.parent() == null ? goal.parent() : row.parent(),
                row.objective() == null ? goal.objective() : row.objective(),
                or(row.weight(), goal.weight()));
        Relevance standing = new Relevance(goal.parent(), goal.objective(), goal.weight());
        if (isNews(row.id(), asked, standing, this::relevance)) {
            plan.then(new AlignGoal(row.id(), asked.parent(), asked.objective(), asked.weight(), terms.reason()));
        }
    }

    private void achievability(Plan plan, Asked row, GoalView goal, Terms terms) {
        Achievability asked = new Achievability(
                or(row.confidence(), goal.confidence()), Objects.requireNonNullElse(row.rationale(), goal.rationale()));
        Achievability standing = new Achievability(goal.confidence(), goal.rationale());
        if (isNews(row.id(), asked, standing, this::achievability)) {
            plan.then(new ReassessConfidence(row.id(), asked, terms.reason()));
        }
    }

    private <T> boolean isNews(GoalId goal, T asked, T standing, Function<GoalId, Optional<T>> lastSaid) {
        return !asked.equals(standing)
                && lastSaid.apply(goal).filter(asked::equals).isEmpty();
    }

    private Optional<Target> target(GoalId goal) {
        return last(goal, TargetRevised.class)
                .map(event -> event instanceof TargetRevised revised
                        ? revised.revised()
                        : defined(event).target());
    }

    private Optional<Wording> wording(GoalId goal) {
        return last(goal, GoalReworded.class)
                .map(event -> event instanceof GoalReworded reworded
                        ? new Wording(reworded.title(), reworded.description())
                        : new Wording(defined(event).title(), defined(event).description()));
    }

    private Optional<OwnerId> owner(GoalId goal) {
        return last(goal, GoalReassigned.class)
                .map(event -> event instanceof GoalReassigned given
                        ? given.owner()
                        : defined(event).owner());
    }

    private Optional<Period> period(GoalId goal) {
        return last(goal, PeriodChanged.class)
                .map(event -> event instanceof PeriodChanged changed
                        ? changed.period()
                        : defined(event).period());
    }

    private Optional<Relevance> relevance(GoalId goal) {
        return last(goal, GoalAligned.class)
                .map(event -> event instanceof GoalAligned aligned
                        ? aligned.relevance()
                        : defined(event).relevance());
    }

    private Optional<Achievability> achievability(GoalId goal) {
        return last(goal, ConfidenceReassessed.class)
                .map(event -> event instanceof ConfidenceReassessed reassessed
                        ? reassessed.achievability()
                        : defined(event).achievability());
    }

    private Optional<GoalEvent> last(GoalId goal, Class<? extends GoalEvent> change) {
        return said.last(goal.value(), GoalDefined.class, change).map(GoalEvent.class::cast);
    }

    private static GoalDefined defined(GoalEvent event) {
        return (GoalDefined) event;
    }

    private static BigDecimal or(@Nullable BigDecimal given, BigDecimal standing) {
        return given == null ? standing : given;
    }

    private record Wording(String title, @Nullable String description) {}
}
