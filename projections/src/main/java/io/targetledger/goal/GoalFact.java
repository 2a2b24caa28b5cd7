package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.DayFactTable.Day;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import org.jspecify.annotations.Nullable;

/** A row of {@code goalFacts}; see {@link GoalView} and {@link Standing}. */
@Meaning(
        en =
                "A goal at the end of a day on which it was changed: as it was known then, and final once that day is over.",
        zh = "目标日事实行")
public record GoalFact(
        String rowKey,

        @Meaning(en = "Natural key, with the day.", zh = "目标标识", id = true)
        String goalId,

        @Meaning(en = "Natural key, with the goal: the business day on which it was changed.", zh = "变更日")
        LocalDate day,

        @Meaning(en = "What the goal is called, as everything of the row at the end of that day.", zh = "目标名称")
        String goalName,

        @Meaning(en = "DRAFT, ACTIVE, ACHIEVED, MISSED or CANCELLED.", zh = "状态")
        String status,

        @Meaning(en = "Who answers for it: a person or a unit.", zh = "负责人", id = true)
        String ownerId,

        @Meaning(en = "The owner's name then.", zh = "负责人英文名") @Nullable
        String ownerName,

        @Meaning(en = "Likewise in Chinese.", zh = "负责人中文名") @Nullable
        String ownerNameZh,

        @Meaning(en = "What is measured.", zh = "指标", id = true)
        String metricId,

        @Meaning(en = "The metric's name then.", zh = "指标英文名") @Nullable
        String metricName,

        @Meaning(en = "Likewise in Chinese.", zh = "指标中文名") @Nullable
        String metricNameZh,

        @Meaning(en = "Unit of all amounts of the row, e.g. MONEY.", zh = "单位")
        String unit,

        @Meaning(en = "ISO 4217 code, of money.", zh = "货币") @Nullable
        String currency,

        @Meaning(en = "INCREASE where more is better, DECREASE where less is.", zh = "方向")
        String direction,

        @Meaning(en = "First day.", zh = "期间首日") LocalDate periodStart,

        @Meaning(en = "Last day.", zh = "期间末日") LocalDate periodEnd,

        @Meaning(en = "Where the way to the target begins.", zh = "基线")
        BigDecimal baseline,

        @Meaning(en = "What is aimed at.", zh = "目标值") BigDecimal target,

        @Meaning(en = "What was aimed at first.", zh = "最初目标值")
        BigDecimal originalTarget,

        @Meaning(en = "How often the target was revised.", zh = "目标值修订次数")
        int targetRevisions,

        @Meaning(en = "Changes made while the targets were locked.", zh = "锁定后变更次数")
        int changesAfterLock,

        @Meaning(en = "Weight among the goals of the same parent.", zh = "权重")
        BigDecimal weight,

        @Meaning(en = "The goal it is part of.", zh = "上级目标", id = true) @Nullable
        String parentId,

        @Meaning(en = "The segment whose customers alone count.", zh = "客户细分", id = true) @Nullable
        String segmentId,

        @Meaning(en = "How likely its owner thinks it is, 0 to 1.", zh = "信心")
        BigDecimal confidence,

        @Meaning(en = "Measured up to the day, by what was known at its end; null where nothing was.", zh = "实际值")
        @Nullable
        BigDecimal actual,

        @Meaning(en = "Attainment, 1 being 100 %; formula as of Goal.attainment.", zh = "达成率") @Nullable
        BigDecimal attainment,

        @Meaning(en = "Attainment by the share of the period elapsed.", zh = "进度比") @Nullable
        BigDecimal pacing,

        @Meaning(en = "Share of the period elapsed, 0 to 1.", zh = "已过期间占比")
        BigDecimal elapsedShare,

        @Meaning(en = "ACHIEVED or MISSED, once closed.", zh = "结果") @Nullable
        String outcome,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static GoalFact of(Day<GoalView> day, Standing standing, FactNames.Known names) {
        GoalView goal = day.version().view();
        long then = day.end().position();
        return new GoalFact(
                RowKey.of(GoalFacts.NAME, day.version().key(), day.day()),
                day.version().key(),
                day.day(),
                goal.title(),
                goal.status().name(),
                goal.owner().value(),
                names.en(goal.owner(), then),
                names.zh(goal.owner(), then),
                goal.metric().value(),
                names.en(goal.metric(), then),
                names.zh(goal.metric(), then),
                goal.unit().name(),
                goal.currency(),
                goal.direction().name(),
                goal.period().start(),
                goal.period().end(),
                goal.baseline(),
                goal.target(),
                goal.originalTarget(),
                goal.targetRevisions(),
                goal.changesAfterLock(),
                goal.weight(),
                goal.parent() == null ? null : goal.parent().value(),
                goal.segment() == null ? null : goal.segment().value(),
                goal.confidence(),
                standing.actual(),
                standing.attainment(),
                standing.pacing(),
                standing.elapsedShare(),
                goal.closure() == null ? null : goal.closure().outcome().name(),
                then,
                day.changedAt(),
                false);
    }
}
