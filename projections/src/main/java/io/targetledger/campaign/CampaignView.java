package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.campaign.CampaignEvent.CampaignLaunched;
import io.targetledger.campaign.CampaignEvent.GroupSizes;
import io.targetledger.goal.GoalId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as readers see it; its plan as {@link CampaignPlan} has it. What it came to is computed when read, see {@link
 * CampaignResult}.
 *
 * @param segmentVersion of the definition by which the segment was evaluated that the audience is taken of
 * @param evaluatedOn the day at whose end the audience belonged to the segment
 * @param sizes of the groups, pinned at the launch
 * @param responses recorded so far
 * @param conversions recorded so far, those retracted left out
 * @param endedOn when it was closed or cancelled
 */
public record CampaignView(
        LocalizedName name,
        CampaignStatus status,
        String offer,
        SegmentId segment,
        @Nullable GoalId goal,
        @Nullable BigDecimal targetRate,
        Period period,
        int attributionDays,
        BigDecimal controlShare,
        @Nullable LocalDate launchedOn,
        @Nullable Integer segmentVersion,
        @Nullable LocalDate evaluatedOn,
        @Nullable GroupSizes sizes,
        int responses,
        int conversions,
        @Nullable LocalDate endedOn) {

    static CampaignView of(LocalizedName name, CampaignPlan plan) {
        return new CampaignView(
                name,
                CampaignStatus.PLANNED,
                plan.offer(),
                plan.segment(),
                plan.goal(),
                plan.targetRate(),
                plan.period(),
                plan.attributionDays(),
                plan.controlShare(),
                null,
                null,
                null,
                null,
                0,
                0,
                null);
    }

    CampaignView launched(CampaignLaunched launch) {
        return new CampaignView(
                name,
                CampaignStatus.LAUNCHED,
                offer,
                segment,
                goal,
                targetRate,
                period,
                attributionDays,
                controlShare,
                launch.on(),
                launch.segmentVersion(),
                launch.evaluatedOn(),
                launch.sizes(),
                0,
                0,
                null);
    }

    CampaignView counting(int moreResponses, int moreConversions) {
        return after(status, responses + moreResponses, conversions + moreConversions, endedOn);
    }

    CampaignView ended(CampaignStatus how, LocalDate on) {
        return after(how, responses, conversions, on);
    }

    private CampaignView after(
            CampaignStatus newStatus, int newResponses, int newConversions, @Nullable LocalDate newEndedOn) {
        return new CampaignView(
                name,
                newStatus,
                offer,
                segment,
                goal,
                targetRate,
                period,
                attributionDays,
                controlShare,
                launchedOn,
                segmentVersion,
                evaluatedOn,
                sizes,
                newResponses,
                newConversions,
                newEndedOn);
    }
}
