package io.targetledger.campaign;

import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.campaign.CampaignFold.CAMPAIGNS;

/** The table {@code campaignFacts}. */
public final class CampaignFacts {

    static final String NAME = "campaignFacts";

    private CampaignFacts() {}

    public static FactTable<CampaignFact> table(Views views, CampaignQueries campaigns, FactNames names) {
        return new ViewFactTable<>(
                NAME,
                CampaignFact.class,
                views,
                CAMPAIGNS,
                Filters.empty(),
                List.of(
                        FactFilter.id("campaignId", "key", "This campaign.", "活动"),
                        FactFilter.id("segmentId", "view.segment", "Addressing this segment.", "客户细分")),
                (versions, at) -> {
                    FactNames.Known known = names.of(
                            versions.stream().map(version -> version.view().segment()), at);
                    Map<String, CampaignResult> results = campaigns.results(versions, at);
                    return versions.stream()
                            .map(version -> List.of(CampaignFact.of(version, results.get(version.key()), known)))
                            .toList();
                });
    }
}
