package io.targetledger.campaign;

import io.targetledger.command.AggregateKind;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Campaigns, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class CampaignConfiguration {

    @Bean
    static AggregateKind<Campaign> campaignKind() {
        return new AggregateKind<>(Campaign.class, CampaignCommand.class);
    }

    @Bean
    CampaignQueries campaignQueries(Views views) {
        return new CampaignQueries(views);
    }

    @Bean
    static CampaignAccess campaignAccess() {
        return new CampaignAccess();
    }

    @Bean
    FactTable<?> campaignFacts(Views views, CampaignQueries campaigns, FactNames names) {
        return CampaignFacts.table(views, campaigns, names);
    }
}
