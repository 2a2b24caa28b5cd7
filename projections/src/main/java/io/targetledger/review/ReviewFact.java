package io.targetledger.review;

import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code reviewFacts}. */
@Meaning(en = "A review and how far it has come; how the person was rated stands in ratingFacts.", zh = "考核事实行")
public record ReviewFact(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "考核标识", id = true)
        String reviewId,

        @Meaning(en = "The cycle it belongs to.", zh = "考核周期", id = true)
        String cycleId,

        @Meaning(en = "What the cycle was called when the row was changed last.", zh = "周期英文名") @Nullable
        String cycleName,

        @Meaning(en = "Likewise in Chinese.", zh = "周期中文名") @Nullable
        String cycleNameZh,

        @Meaning(en = "Who is reviewed.", zh = "被考核人", id = true)
        String personId,

        @Meaning(en = "What the person was called when the row was changed last.", zh = "被考核人英文名") @Nullable
        String personName,

        @Meaning(en = "Likewise in Chinese.", zh = "被考核人中文名") @Nullable
        String personNameZh,

        @Meaning(en = "Where the person belonged at the end of the period.", zh = "所属单位", id = true)
        String unitId,

        @Meaning(en = "What the unit was called when the row was changed last.", zh = "单位英文名") @Nullable
        String unitName,

        @Meaning(en = "Likewise in Chinese.", zh = "单位中文名") @Nullable
        String unitNameZh,

        @Meaning(en = "First day of what is looked at.", zh = "期间首日")
        LocalDate periodStart,

        @Meaning(en = "Last day of it.", zh = "期间末日") LocalDate periodEnd,

        @Meaning(en = "OPEN, SCORED, PUBLISHED, APPEALED or SETTLED.", zh = "状态")
        String status,

        @Meaning(en = "Goals that count for it.", zh = "关联目标数")
        int pinnedGoals,

        @Meaning(en = "When the person was shown the result.", zh = "发布日期") @Nullable
        LocalDate publishedOn,

        @Meaning(en = "When the person acknowledged it.", zh = "确认日期") @Nullable
        LocalDate acknowledgedOn,

        @Meaning(en = "When the person appealed.", zh = "申诉日期") @Nullable
        LocalDate appealedOn,

        @Meaning(en = "UPHELD or CHANGED, once decided.", zh = "申诉结果") @Nullable
        String appealOutcome,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static ReviewFact of(Versioned<ReviewView> version, FactNames.Known names) {
        ReviewView view = version.view();
        long then = version.position();
        return new ReviewFact(
                RowKey.of(ReviewFacts.NAME, version.key()),
                version.key(),
                view.cycle().value(),
                names.en(view.cycle(), then),
                names.zh(view.cycle(), then),
                view.person().value(),
                names.en(view.person(), then),
                names.zh(view.person(), then),
                view.unit().value(),
                names.en(view.unit(), then),
                names.zh(view.unit(), then),
                view.period().start(),
                view.period().end(),
                view.status().name(),
                view.goals().size(),
                view.publishedOn(),
                view.acknowledgement() == null ? null : view.acknowledgement().on(),
                view.appeal() == null ? null : view.appeal().on(),
                outcome(view.appeal()),
                version.position(),
                version.updatedAt(),
                false);
    }

    private static @Nullable String outcome(ReviewView.@Nullable Appeal appeal) {
        return appeal == null || appeal.decision() == null
                ? null
                : appeal.decision().outcome().name();
    }
}
