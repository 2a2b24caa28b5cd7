package io.targetledger.campaign;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.campaign.CampaignEvent.AudiencePinned;
import io.targetledger.campaign.CampaignEvent.ConversionRecorded;
import io.targetledger.campaign.CampaignEvent.ConversionRetracted;
import io.targetledger.campaign.CampaignEvent.ResponseRecorded;
import io.targetledger.customer.CustomerId;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/** Who takes part in which campaign: one view for each campaign and customer. */
public final class ParticipantFold implements Fold<ParticipantView, CampaignEvent> {

    public static final ParticipantFold PARTICIPANTS = new ParticipantFold();

    private ParticipantFold() {}

    @Override
    public String name() {
        return "participant";
    }

    @Override
    public Class<ParticipantView> viewType() {
        return ParticipantView.class;
    }

    @Override
    public Class<CampaignEvent> eventType() {
        return CampaignEvent.class;
    }

    @Override
    public Set<String> keysOf(CampaignEvent event, EventContext context) {
        Set<String> keys = new LinkedHashSet<>();
        customersOf(event).forEach(customer -> keys.add(keyOf(event.campaignId(), customer.value())));
        return keys;
    }

    private static Stream<CustomerId> customersOf(CampaignEvent event) {
        if (event instanceof AudiencePinned pinned) {
            return Stream.concat(pinned.audience().stream(), pinned.control().stream());
        }
        if (event instanceof ResponseRecorded recorded) {
            return Stream.of(recorded.response().customer());
        }
        if (event instanceof ConversionRecorded recorded) {
            return Stream.of(recorded.conversion().customer());
        }
        return event instanceof ConversionRetracted retracted
                ? Stream.of(retracted.retracted().customer())
                : Stream.empty();
    }

    /** A customer is pinned once, by the first event there is of it. */
    @Override
    public boolean beginsView(CampaignEvent event, EventContext context) {
        return event instanceof AudiencePinned;
    }

    @Override
    public @Nullable ParticipantView evolve(
            String key, @Nullable ParticipantView before, CampaignEvent event, EventContext context) {
        CampaignId campaign = event.campaignId();
        CustomerId customer = new CustomerId(key.substring(keyOf(campaign, "").length()));
        if (event instanceof AudiencePinned pinned) {
            Group group = pinned.control().contains(customer) ? Group.CONTROL : Group.AUDIENCE;
            return ParticipantView.of(campaign, customer, group);
        }
        if (event instanceof ConversionRecorded recorded) {
            ParticipantView known = before == null
                    ? ParticipantView.of(
                            campaign, customer, recorded.conversion().group())
                    : before;
            return known.with(recorded.conversion());
        }
        if (before == null) {
            return null;
        }
        if (event instanceof ResponseRecorded recorded) {
            return before.with(recorded.response());
        }
        return event instanceof ConversionRetracted retracted
                ? before.without(retracted.retracted()).orNothing()
                : before;
    }

    private static String keyOf(CampaignId campaign, String customer) {
        return campaign + "|" + customer;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.campaign", "key", "to")),
                new IndexModel(Indexes.ascending("view.customer", "key", "to")));
    }
}
