package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code ratingFacts}. */
@Meaning(
        en = "How a person was rated in a review, from its publication on; nothing that a single rater said.",
        zh = "评级事实行")
public record RatingFact(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "考核标识", id = true)
        String reviewId,

        @Meaning(en = "The cycle it belongs to.", zh = "考核周期", id = true)
        String cycleId,

        @Meaning(en = "What the cycle was called when the row was changed last.", zh = "周期英文名") @Nullable
        String cycleName,

        @Meaning(en = "Likewise in Chinese.", zh = "周期中文名") @Nullable
        String cycleNameZh,

        @Meaning(en = "Who was rated.", zh = "被考核人", id = true)
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

        @Meaning(en = "Last day of what was looked at.", zh = "期间末日")
        LocalDate periodEnd,

        @Meaning(en = "When the person was shown it.", zh = "发布日期") @Nullable
        LocalDate publishedOn,

        @Meaning(en = "On the scale of the cycle, appeals included; null where nobody scored.", zh = "评分") @Nullable
        BigDecimal score,

        @Meaning(en = "Code of the level the score belongs to.", zh = "等级") @Nullable
        String level,

        @Meaning(en = "As it was published, before any appeal.", zh = "发布时评分") @Nullable
        BigDecimal publishedScore,

        @Meaning(en = "Likewise.", zh = "发布时等级") @Nullable String publishedLevel,

        @Meaning(en = "Of the pinned goals by their weights, 1 being 100 %.", zh = "目标达成率") @Nullable
        BigDecimal attainment,

        @Meaning(en = "An appeal changed it.", zh = "申诉后变更") boolean changedOnAppeal,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static RatingFact of(Versioned<ReviewView> version, FactNames.Known names) {
        ReviewView view = version.view();
        long then = version.position();
        return new RatingFact(
                RowKey.of(RatingFacts.NAME, version.key()),
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
                view.period().end(),
                view.publishedOn(),
                score(view.rating()),
                level(view.rating()),
                score(view.calibratedRating()),
                level(view.calibratedRating()),
                view.result() == null ? null : view.result().attainment(),
                view.appeal() != null
                        && view.appeal().decision() != null
                        && view.appeal().decision().outcome() == ReviewView.AppealOutcome.CHANGED,
                version.position(),
                version.updatedAt(),
                false);
    }

    private static @Nullable BigDecimal score(@Nullable Rating rating) {
        return rating == null ? null : rating.score();
    }

    private static @Nullable String level(@Nullable Rating rating) {
        return rating == null ? null : rating.level();
    }
}
