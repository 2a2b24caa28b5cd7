package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code campaignFacts}. */
@Meaning(en = "A campaign and what it came to.", zh = "营销活动事实行")
public record CampaignFact(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "活动标识", id = true)
        String campaignId,

        @Meaning(en = "What it is called.", zh = "英文名") String name,

        @Meaning(en = "Likewise in Chinese.", zh = "中文名") @Nullable
        String nameZh,

        @Meaning(en = "PLANNED, LAUNCHED, CLOSED or CANCELLED.", zh = "状态")
        String status,

        @Meaning(en = "Whom it addresses.", zh = "客户细分", id = true)
        String segmentId,

        @Meaning(en = "What the segment was called when the row was changed last.", zh = "细分英文名") @Nullable
        String segmentName,

        @Meaning(en = "Likewise in Chinese.", zh = "细分中文名") @Nullable
        String segmentNameZh,

        @Meaning(en = "The goal it serves.", zh = "服务的目标", id = true) @Nullable
        String goalId,

        @Meaning(en = "First day.", zh = "首日") LocalDate periodStart,

        @Meaning(en = "Last day.", zh = "末日") LocalDate periodEnd,

        @Meaning(en = "When it was launched.", zh = "启动日期") @Nullable
        LocalDate launchedOn,

        @Meaning(en = "When it was closed or cancelled.", zh = "结束日期") @Nullable
        LocalDate endedOn,

        @Meaning(en = "Days after a contact on which a conversion counts.", zh = "归因天数")
        int attributionDays,

        @Meaning(en = "Share of the segment that is held back, 0 to 1.", zh = "对照比例")
        BigDecimal controlShare,

        @Meaning(en = "Conversion rate aimed at, 0 to 1.", zh = "目标转化率") @Nullable
        BigDecimal targetRate,

        @Meaning(en = "Recorded so far.", zh = "响应数") int responses,

        @Meaning(en = "Recorded so far, retracted ones left out.", zh = "转化数")
        int conversions,

        @Meaning(en = "Customers who responded at least once; null before the launch, as all below.", zh = "响应人数")
        @Nullable
        Integer respondents,

        @Meaning(en = "Customers addressed, as pinned at the launch.", zh = "受众人数") @Nullable
        Integer audienceSize,

        @Meaning(en = "Of these, those who converted at least once.", zh = "受众转化人数") @Nullable
        Integer audienceConverted,

        @Meaning(en = "Of all their conversions.", zh = "受众收入") @Nullable
        BigDecimal audienceRevenue,

        @Meaning(en = "Customers held back, as pinned at the launch.", zh = "对照组人数") @Nullable
        Integer controlSize,

        @Meaning(en = "Of these, those who converted at least once.", zh = "对照组转化人数") @Nullable
        Integer controlConverted,

        @Meaning(en = "Of all their conversions.", zh = "对照组收入") @Nullable
        BigDecimal controlRevenue,

        @Meaning(en = "Customers outside of the segment, as pinned at the launch.", zh = "其他客户人数") @Nullable
        Integer othersSize,

        @Meaning(en = "Of these, those who converted at least once.", zh = "其他客户转化人数") @Nullable
        Integer othersConverted,

        @Meaning(en = "Of all their conversions.", zh = "其他客户收入") @Nullable
        BigDecimal othersRevenue,

        @Meaning(en = "Of those addressed.", zh = "转化率") @Nullable
        BigDecimal conversionRate,

        @Meaning(en = "Conversion rate of those addressed less that of the control group.", zh = "提升") @Nullable
        BigDecimal uplift,

        @Meaning(en = "How far the uplift may be off by chance, at 95 % confidence.", zh = "提升误差") @Nullable
        BigDecimal upliftMargin,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static CampaignFact of(Versioned<CampaignView> version, @Nullable CampaignResult result, FactNames.Known names) {
        CampaignView view = version.view();
        long then = version.position();
        return new CampaignFact(
                RowKey.of(CampaignFacts.NAME, version.key()),
                version.key(),
                view.name().en(),
                view.name().zh(),
                view.status().name(),
                view.segment().value(),
                names.en(view.segment(), then),
                names.zh(view.segment(), then),
                view.goal() == null ? null : view.goal().value(),
                view.period().start(),
                view.period().end(),
                view.launchedOn(),
                view.endedOn(),
                view.attributionDays(),
                view.controlShare(),
                view.targetRate(),
                view.responses(),
                view.conversions(),
                result == null ? null : result.respondents(),
                result == null ? null : result.audience().size(),
                result == null ? null : result.audience().converted(),
                result == null ? null : result.audience().revenue(),
                result == null ? null : result.control().size(),
                result == null ? null : result.control().converted(),
                result == null ? null : result.control().revenue(),
                result == null ? null : result.others().size(),
                result == null ? null : result.others().converted(),
                result == null ? null : result.others().revenue(),
                result == null ? null : result.audience().conversionRate(),
                result == null || result.uplift() == null
                        ? null
                        : result.uplift().absolute(),
                result == null || result.uplift() == null
                        ? null
                        : result.uplift().margin(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
