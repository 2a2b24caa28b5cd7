package io.targetledger.improvement;

import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code improvementPlanFacts}. */
@Meaning(
        en =
                "An improvement plan in figures: not whose it is, and nothing that was written. A draft counts as deleted.",
        zh = "改进计划事实行")
public record ImprovementPlanFact(
        String rowKey,

        @Meaning(en = "Natural key: surrogate of the plan, whose id may tell whose it is.", zh = "计划代理键", id = true)
        String planKey,

        @Meaning(en = "Where the person belonged when the plan was drafted.", zh = "所属单位", id = true) @Nullable
        String unitId,

        @Meaning(en = "What the unit was called when the row was changed last.", zh = "单位英文名") @Nullable
        String unitName,

        @Meaning(en = "Likewise in Chinese.", zh = "单位中文名") @Nullable
        String unitNameZh,

        @Meaning(en = "What it was opened from: REVIEW, GOAL or BY_HAND.", zh = "来源")
        String origin,

        @Meaning(en = "DRAFT, AGREED, ACTIVE, EXTENDED or CLOSED.", zh = "状态")
        String status,

        @Meaning(en = "When it was drafted.", zh = "起草时间") Instant draftedAt,

        @Meaning(en = "First day of the terms in force; null without such.", zh = "期间首日") @Nullable
        LocalDate periodStart,

        @Meaning(en = "Last day of them.", zh = "期间末日") @Nullable
        LocalDate periodEnd,

        @Meaning(en = "Number of the terms in force: above 1 where they were changed.", zh = "条款版本") @Nullable
        Integer termsAgreed,

        @Meaning(en = "Of the terms in force.", zh = "目标项数") int objectives,

        @Meaning(en = "Kinds of support offered.", zh = "提供的支持项数")
        int supportOffered,

        @Meaning(en = "Times support was given.", zh = "支持次数")
        int supportProvided,

        @Meaning(en = "Of the terms in force.", zh = "计划检查次数")
        int checkInsPlanned,

        @Meaning(en = "Held so far.", zh = "已检查次数") int checkInsHeld,

        @Meaning(en = "The first check-in of the timetable not held yet.", zh = "下次检查日") @Nullable
        LocalDate nextDue,

        @Meaning(en = "When it ended.", zh = "结束日期") @Nullable
        LocalDate closedOn,

        @Meaning(en = "SUCCEEDED, FAILED or WITHDRAWN.", zh = "结果") @Nullable
        String outcome,

        @Meaning(en = "When it ended.", zh = "达成项数") @Nullable
        Integer objectivesMet,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static ImprovementPlanFact of(Versioned<PlanView> version, @Nullable UnitId unit, FactNames.Known names) {
        PlanView view = version.view();
        PlanTerms terms = view.inForce();
        PlanView.Closure closure = view.closure();
        long then = version.position();
        return new ImprovementPlanFact(
                RowKey.of(ImprovementPlanFacts.NAME, version.key()),
                RowKey.of("plan", version.key()),
                unit == null ? null : unit.value(),
                names.en(unit, then),
                names.zh(unit, then),
                view.origin().kind().name(),
                view.status().name(),
                view.drafted().at(),
                terms == null ? null : terms.period().start(),
                terms == null ? null : terms.period().end(),
                terms == null ? null : terms.number(),
                terms == null ? 0 : terms.objectives().size(),
                view.support().size(),
                view.support().stream()
                        .mapToInt(offer -> offer.provided().size())
                        .sum(),
                terms == null ? 0 : terms.checkIns().size(),
                view.checkIns().size(),
                view.nextDue(),
                closure == null ? null : closure.on(),
                closure == null ? null : closure.outcome().name(),
                closure == null
                        ? null
                        : (int) closure.results().stream()
                                .filter(ObjectiveResult::met)
                                .count(),
                version.position(),
                version.updatedAt(),
                view.status() == PlanStatus.DRAFT);
    }
}
