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

/** A row of {@code checkInFacts}. */
@Meaning(
        en = "A check-in of an improvement plan in figures: not whose plan it is, and nothing that was written.",
        zh = "检查事实行")
public record CheckInFact(
        String rowKey,

        @Meaning(
                en = "Natural key, with the number: surrogate of the plan, as in improvementPlanFacts.",
                zh = "计划代理键",
                id = true)
        String planKey,

        @Meaning(en = "Natural key, with the plan: in the order they were first recorded, from 1.", zh = "序号")
        int number,

        @Meaning(en = "Where the person belonged when the plan was drafted.", zh = "所属单位", id = true) @Nullable
        String unitId,

        @Meaning(en = "What the unit was called when the row was changed last.", zh = "单位英文名") @Nullable
        String unitName,

        @Meaning(en = "Likewise in Chinese.", zh = "单位中文名") @Nullable
        String unitNameZh,

        @Meaning(en = "The day of the timetable it is for; null for one beside the timetable.", zh = "计划日期") @Nullable
        LocalDate scheduledOn,

        @Meaning(en = "When it took place.", zh = "检查日期") LocalDate heldOn,

        @Meaning(en = "Number of the terms in force then.", zh = "条款版本")
        int terms,

        @Meaning(en = "Looked at.", zh = "目标项数") int objectives,

        @Meaning(en = "Of these, those met.", zh = "已达成项数") int objectivesMet,

        @Meaning(en = "Likewise, on track.", zh = "正常项数") int objectivesOnTrack,

        @Meaning(en = "Likewise, at risk.", zh = "有风险项数") int objectivesAtRisk,

        @Meaning(en = "How often it was said anew.", zh = "更正次数")
        int corrections,

        @Meaning(en = "When it was first recorded.", zh = "首次记录时间")
        Instant recordedAt,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static CheckInFact of(Versioned<PlanView> version, int number, @Nullable UnitId unit, FactNames.Known names) {
        PlanView.HeldCheckIn held = version.view().checkIns().get(number - 1);
        CheckIn checkIn = held.checkIn();
        long then = version.position();
        return new CheckInFact(
                RowKey.of(CheckInFacts.NAME, version.key(), number),
                RowKey.of("plan", version.key()),
                number,
                unit == null ? null : unit.value(),
                names.en(unit, then),
                names.zh(unit, then),
                checkIn.scheduled(),
                checkIn.heldOn(),
                held.terms(),
                checkIn.progress().size(),
                count(checkIn, CheckIn.Standing.MET),
                count(checkIn, CheckIn.Standing.ON_TRACK),
                count(checkIn, CheckIn.Standing.AT_RISK),
                held.corrections(),
                held.noted().at(),
                version.position(),
                version.updatedAt(),
                false);
    }

    private static int count(CheckIn checkIn, CheckIn.Standing standing) {
        return (int) checkIn.progress().stream()
                .filter(progress -> progress.standing() == standing)
                .count();
    }
}
