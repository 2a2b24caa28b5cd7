package io.targetledger.campaign;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.goal.GoalId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is to do.
 *
 * @param offer what the customers are offered and how, at most 2,000 characters
 * @param segment to whose members it goes
 * @param goal the goal it serves
 * @param targetRate the conversion rate aimed at, above 0 and at most 1
 * @param period when it runs
 * @param attributionDays how many days after its period a conversion still counts, 0 to 365
 * @param controlShare share of the segment that is held back to compare with, from 0 (nobody) to 0.5
 */
public record CampaignPlan(
        String offer,
        SegmentId segment,
        @Nullable GoalId goal,
        @Nullable BigDecimal targetRate,
        Period period,
        int attributionDays,
        BigDecimal controlShare) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int MOST_DAYS = 365;

    public CampaignPlan {
        offer = Text.required("offer", offer, 2_000);
        if (targetRate != null) {
            targetRate = Numbers.canonical("targetRate", targetRate);
            if (targetRate.signum() <= 0 || targetRate.compareTo(BigDecimal.ONE) > 0) {
                throw outOfRange("targetRate", targetRate, BigDecimal.ZERO, BigDecimal.ONE);
            }
        }
        if (attributionDays < 0 || attributionDays > MOST_DAYS) {
            throw outOfRange("attributionDays", attributionDays, 0, MOST_DAYS);
        }
        controlShare = Numbers.canonical("controlShare", controlShare);
        if (controlShare.signum() < 0 || controlShare.compareTo(HALF) > 0) {
            throw outOfRange("controlShare", controlShare, BigDecimal.ZERO, HALF);
        }
    }

    private static Refusal outOfRange(String field, Number given, Number least, Number most) {
        return new Refusal("VALUE_OUT_OF_RANGE", field, Map.of("given", given, "least", least, "most", most));
    }
}
