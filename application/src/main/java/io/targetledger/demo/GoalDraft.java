package io.targetledger.demo;

import java.math.BigDecimal;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** The parts in which most goals differ; the rest is the same for all. */
record GoalDraft(
        GoalId id,
        String title,
        String owner,
        String metric,
        BigDecimal baseline,
        BigDecimal target,
        @Nullable GoalId parent,
        @Nullable String objective,
        BigDecimal weight,
        Period period) {

    DefineGoal defined(Numbers numbers) {
        return new DefineGoal(
                id,
                title,
                null,
                new OwnerId(owner),
                MetricId.of(metric),
                baseline,
                target,
                null,
                null,
                Numbers.decimal(numbers.between("confidence " + id, 0.55, 0.9), 2),
                "Last year's pace and the open pipeline · 依据去年进度与在谈商机",
                parent,
                objective,
                weight,
                period,
                new Reason("Planning round"));
    }

    /** The same weight for each of so many goals under one. */
    static BigDecimal weight(int siblings) {
        return Numbers.decimal(1.0 / Math.max(1, siblings), 2);
    }
}
