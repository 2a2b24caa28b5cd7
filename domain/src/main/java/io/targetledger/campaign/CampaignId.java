package io.targetledger.campaign;

import io.targetledger.shared.Ids;

/** Id of a campaign: {@code campaign/…}. */
public record CampaignId(String value) {

    public CampaignId {
        Ids.checked("campaignId", value, "campaign");
    }

    @Override
    public String toString() {
        return value;
    }
}
