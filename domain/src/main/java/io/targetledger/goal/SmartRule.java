package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricIsRetired;
import io.targetledger.metric.UnknownMetric;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnknownOwner;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * A goal is defined only if it is specific, measurable, achievable, relevant and time-bound. All parts are looked at
 * before any is refused, so that one refusal names everything that is missing or wrong.
 */
final class SmartRule {

    static final int LONGEST_DESCRIPTION = 4_000;

    private final MetricCatalogue metrics;
    private final OrganisationRegister organisation;
    private final GoalTree goals;
    private final List<Violation> violations = new ArrayList<>();

    SmartRule(MetricCatalogue metrics, OrganisationRegister organisation, GoalTree goals) {
        this.metrics = metrics;
        this.organisation = organisation;
        this.goals = goals;
    }

    /**
     * The goal as it is to be recorded, not yet marked as before or after a lock.
     *
     * @throws NotSmart naming every part that is missing or wrong
     */
    GoalDefined definition(DefineGoal asked) {
        MetricCatalogue.Entry metric = metric(asked.metric());
        String title = part("TITLE_MISSING", "title", words(asked.title()), given -> Title.checked(given, metric));
        String description =
                attempt(words(asked.description()), given -> Text.required("description", given, LONGEST_DESCRIPTION));
        OwnerId owner = part("OWNER_MISSING", "ownerId", asked.owner(), this::known);
        Direction direction = asked.direction() == null && metric != null
                ? metric.definition().direction()
                : asked.direction();
        Target target = target(asked, direction);
        Achievability achievability = achievability(asked);
        Relevance relevance = relevance(asked);
        Period period = part("PERIOD_MISSING", "period", asked.period(), Function.identity());
        if (!violations.isEmpty()
                || metric == null
                || title == null
                || owner == null
                || direction == null
                || target == null
                || achievability == null
                || relevance == null
                || period == null) {
            throw new NotSmart(violations);
        }
        return new GoalDefined(
                asked.goalId(),
                title,
                description,
                owner,
                metric.metricId(),
                metric.definition().unit(),
                metric.definition().currency(),
                direction,
                target,
                achievability,
                relevance,
                period,
                asked.reason(),
                false);
    }

    private MetricCatalogue.@Nullable Entry metric(@Nullable MetricId asked) {
        MetricCatalogue.Entry entry = part(
                "METRIC_MISSING",
                "metricId",
                asked,
                id -> metrics.find(id).orElseThrow(() -> new UnknownMetric("metricId", id)));
        if (entry != null && entry.retired()) {
            add(new MetricIsRetired("metricId", entry.metricId()));
        }
        return entry;
    }

    private OwnerId known(OwnerId owner) {
        if (!organisation.knows(owner)) {
            throw new UnknownOwner("ownerId", owner);
        }
        return owner;
    }

    private @Nullable Target target(DefineGoal asked, @Nullable Direction direction) {
        BigDecimal baseline =
                part("BASELINE_MISSING", "baseline", asked.baseline(), given -> Numbers.canonical("baseline", given));
        BigDecimal value =
                part("TARGET_MISSING", "target", asked.target(), given -> Numbers.canonical("target", given));
        BigDecimal tolerance = attempt(asked.tolerance(), given -> Numbers.canonical("tolerance", given));
        if (baseline == null || value == null || (asked.tolerance() != null && tolerance == null)) {
            if (value != null && value.signum() <= 0) {
                violations.add(Target.notPositive(value));
            }
            return null;
        }
        Target target = new Target(value, baseline, tolerance);
        violations.addAll(target.violations(direction));
        return target;
    }

    private @Nullable Achievability achievability(DefineGoal asked) {
        BigDecimal confidence =
                part("CONFIDENCE_MISSING", "confidence", asked.confidence(), Achievability::checkedConfidence);
        String rationale =
                part("RATIONALE_MISSING", "rationale", words(asked.rationale()), Achievability::checkedRationale);
        return confidence == null || rationale == null ? null : new Achievability(confidence, rationale);
    }

    private @Nullable Relevance relevance(DefineGoal asked) {
        GoalId parent = asked.parent();
        if (parent != null && !goals.exists(parent)) {
            add(new UnknownParent(parent));
        }
        String words = words(asked.objective());
        String objective = attempt(words, Relevance::checkedObjective);
        BigDecimal weight = part("WEIGHT_MISSING", "weight", asked.weight(), Relevance::checkedWeight);
        if (parent == null && words == null) {
            violations.add(new Violation("RELEVANCE_MISSING", "parentId"));
        }
        boolean isStated = parent != null || objective != null;
        return isStated && weight != null ? new Relevance(parent, objective, weight) : null;
    }

    private static @Nullable String words(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** A part that must be there and pass its check; null, with a violation noted, if it is missing or does not. */
    private <T, R> @Nullable R part(String missing, String field, @Nullable T given, Function<T, R> check) {
        if (given == null) {
            violations.add(new Violation(missing, field));
        }
        return attempt(given, check);
    }

    private <T, R> @Nullable R attempt(@Nullable T given, Function<T, R> check) {
        try {
            return given == null ? null : check.apply(given);
        } catch (Refusal refusal) {
            add(refusal);
            return null;
        }
    }

    private void add(Refusal refusal) {
        violations.addAll(refusal.violations());
    }
}
