package io.targetledger.campaign;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.shared.Refusal;

/** The campaign does not stand where this is possible; see {@link CampaignStatus}. */
public final class CampaignIsNot extends Refusal {

    public CampaignIsNot(CampaignStatus status, CampaignStatus... needed) {
        super(
                CampaignIsNot.class,
                "campaignId",
                Map.of(
                        "status",
                        status,
                        "needed",
                        Arrays.stream(needed).map(CampaignStatus::name).collect(Collectors.joining(", "))));
    }
}
