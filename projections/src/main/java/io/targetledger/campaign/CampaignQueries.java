package io.targetledger.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.campaign.CampaignFold.CAMPAIGNS;
import static io.targetledger.campaign.ParticipantFold.PARTICIPANTS;

/** How campaigns are found, and what they came to. */
public final class CampaignQueries {

    private static final Order LATEST_FIRST = Order.descending("view.period.start");

    private final ViewReader<CampaignView> campaigns;
    private final ViewReader<ParticipantView> participants;

    public CampaignQueries(Views views) {
        this.campaigns = views.reader(CAMPAIGNS);
        this.participants = views.reader(PARTICIPANTS);
    }

    public Optional<Versioned<CampaignView>> find(CampaignId campaign, ReadPoint at) {
        return campaigns.find(campaign.value(), at);
    }

    /** Latest period first. */
    public Slice<Versioned<CampaignView>> page(CampaignFilter filter, PageRequest page, ReadPoint at) {
        return campaigns.page(filter.asBson(), LATEST_FIRST, page, at);
    }

    public long count(CampaignFilter filter, ReadPoint at) {
        return campaigns.count(filter.asBson(), at);
    }

    /** Who takes part, by customer id. */
    public Slice<Versioned<ParticipantView>> participants(
            CampaignId campaign, ParticipantFilter filter, PageRequest page, ReadPoint at) {
        return participants
                .page(filter.asBson(campaign.value()), Order.BY_KEY, page, at)
                .map(participant -> seen(participant, at));
    }

    public long countParticipants(CampaignId campaign, ParticipantFilter filter, ReadPoint at) {
        return participants.count(filter.asBson(campaign.value()), at);
    }

    /** What they did on later days than a read with a business time looks from is left out. */
    private static Versioned<ParticipantView> seen(Versioned<ParticipantView> participant, ReadPoint at) {
        return at.effectiveAt() == null
                ? participant
                : participant.with(participant.view().until(at.today()));
    }

    /** What campaigns came to, by id; those not launched yet have no result. One round trip for any number. */
    public Map<String, CampaignResult> results(Collection<Versioned<CampaignView>> asked, ReadPoint at) {
        List<String> launched = asked.stream()
                .filter(campaign -> campaign.view().sizes() != null)
                .map(Versioned::key)
                .toList();
        Map<String, List<ParticipantView>> active = new HashMap<>();
        if (!launched.isEmpty()) {
            participants
                    .all(
                            Filters.and(
                                    Filters.in("view.campaign", launched),
                                    Filters.or(Filters.gt("view.responded", 0), Filters.gt("view.converted", 0))),
                            at)
                    .forEach(found -> active.computeIfAbsent(
                                    found.view().campaign().value(), id -> new ArrayList<>())
                            .add(seen(found, at).view()));
        }
        Map<String, CampaignResult> results = new HashMap<>();
        for (Versioned<CampaignView> campaign : asked) {
            CampaignResult result = CampaignResult.of(campaign.view(), active.getOrDefault(campaign.key(), List.of()));
            if (result != null) {
                results.put(campaign.key(), result);
            }
        }
        return results;
    }
}
