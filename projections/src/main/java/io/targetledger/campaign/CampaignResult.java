package io.targetledger.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

import io.targetledger.campaign.CampaignEvent.GroupSizes;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign came to: computed, never stored.
 *
 * @param respondents customers who responded at least once
 * @param responseRate respondents ÷ customers addressed; six decimals, rounded half even; null where nobody was addressed
 * @param uplift of those addressed against the control group; null without one
 * @param upliftAgainstOthers of those addressed against all customers outside of the segment: a mere difference, see {@link
 *     Uplift}; null where there are none
 * @param targetReached whether the conversion rate aimed at was reached by those addressed; null where none was aimed at
 */
public record CampaignResult(
        GroupResult audience,
        GroupResult control,
        GroupResult others,
        int respondents,
        @Nullable BigDecimal responseRate,
        @Nullable Uplift uplift,
        @Nullable Uplift upliftAgainstOthers,
        @Nullable Boolean targetReached) {

    private static final int DECIMALS = 6;

    /** @param active those of its participants who responded or converted; null before the launch */
    static @Nullable CampaignResult of(CampaignView campaign, Collection<ParticipantView> active) {
        GroupSizes sizes = campaign.sizes();
        if (sizes == null) {
            return null;
        }
        List<Conversion> conversions = active.stream()
                .flatMap(participant -> participant.conversions().stream())
                .toList();
        GroupResult audience = GroupResult.of(Group.AUDIENCE, sizes.audience(), conversions);
        GroupResult control = GroupResult.of(Group.CONTROL, sizes.control(), conversions);
        GroupResult others = GroupResult.of(Group.OTHERS, sizes.others(), conversions);
        int respondents = (int) active.stream()
                .filter(participant -> participant.responded() > 0)
                .count();
        return new CampaignResult(
                audience,
                control,
                others,
                respondents,
                sizes.audience() == 0
                        ? null
                        : Numbers.rounded(BigDecimal.valueOf(respondents)
                                .divide(BigDecimal.valueOf(sizes.audience()), DECIMALS, RoundingMode.HALF_EVEN)),
                control.size() == 0 ? null : new Uplift(audience, control),
                others.size() == 0 ? null : new Uplift(audience, others),
                reached(campaign.targetRate(), audience));
    }

    /** Converted ≥ rate × size, so that no rounding decides. */
    private static @Nullable Boolean reached(@Nullable BigDecimal targetRate, GroupResult audience) {
        return targetRate == null
                ? null
                : BigDecimal.valueOf(audience.converted())
                                .compareTo(targetRate.multiply(BigDecimal.valueOf(audience.size())))
                        >= 0;
    }
}
