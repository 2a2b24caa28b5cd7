package io.targetledger.imports;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.NotSmart;
import io.targetledger.goal.Relevance;
import io.targetledger.goal.Target;
import io.targetledger.imports.GoalIntake.Asked;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.UnknownMetric;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/** As much of what makes a goal SMART as can be told without defining it. */
final class DryGoal {

    private final List<Violation> violations = new ArrayList<>();

    private DryGoal() {}

    /** @throws NotSmart naming every part that is missing or of the wrong form */
    static void check(Asked asked, MetricQueries metrics, ReadPoint at) {
        DryGoal goal = new DryGoal();
        goal.need(asked.title(), "TITLE_MISSING", "title");
        goal.need(asked.owner(), "OWNER_MISSING", "owner");
        goal.need(asked.metric(), "METRIC_MISSING", "metric");
        goal.need(asked.period(), "PERIOD_MISSING", "period");
        goal.parts(asked);
        if (asked.metric() != null && metrics.find(asked.metric(), at).isEmpty()) {
            goal.violations.addAll(new UnknownMetric("metric", asked.metric()).violations());
        }
        if (!goal.violations.isEmpty()) {
            throw new NotSmart(goal.violations);
        }
    }

    private void parts(Asked asked) {
        boolean hasTarget = need(asked.target(), "TARGET_MISSING", "target");
        boolean hasBaseline = need(asked.baseline(), "BASELINE_MISSING", "baseline");
        if (hasTarget && hasBaseline && asked.target() != null && asked.baseline() != null) {
            var target = asked.target();
            var baseline = asked.baseline();
            attempt(() -> new Target(target, baseline, asked.tolerance()));
        }
        boolean hasConfidence = need(asked.confidence(), "CONFIDENCE_MISSING", "confidence");
        boolean hasRationale = need(asked.rationale(), "RATIONALE_MISSING", "rationale");
        if (hasConfidence && hasRationale && asked.confidence() != null && asked.rationale() != null) {
            var confidence = asked.confidence();
            var rationale = asked.rationale();
            attempt(() -> new Achievability(confidence, rationale));
        }
        if (need(asked.weight(), "WEIGHT_MISSING", "weight") && asked.weight() != null) {
            var weight = asked.weight();
            attempt(() -> new Relevance(asked.parent(), asked.objective(), weight));
        }
    }

    private boolean need(@Nullable Object part, String code, String field) {
        if (part == null) {
            violations.add(new Violation(code, field));
        }
        return part != null;
    }

    private void attempt(Runnable making) {
        try {
            making.run();
        } catch (Refusal refusal) {
            violations.addAll(refusal.violations());
        }
    }
}
