package io.targetledger.campaign;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.campaign.CampaignEvent.CampaignCancelled;
import io.targetledger.campaign.CampaignEvent.CampaignClosed;
import io.targetledger.campaign.CampaignEvent.CampaignLaunched;
import io.targetledger.campaign.CampaignEvent.CampaignPlanned;
import io.targetledger.campaign.CampaignEvent.CampaignReplanned;
import io.targetledger.campaign.CampaignEvent.ConversionRecorded;
import io.targetledger.campaign.CampaignEvent.ConversionRetracted;
import io.targetledger.campaign.CampaignEvent.ResponseRecorded;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link CampaignView} × {@link CampaignEvent} → {@link CampaignView}. */
public final class CampaignFold implements AggregateFold<CampaignView, CampaignEvent> {

    public static final CampaignFold CAMPAIGNS = new CampaignFold();

    private CampaignFold() {}

    @Override
    public String name() {
        return "campaign";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<CampaignView> viewType() {
        return CampaignView.class;
    }

    @Override
    public Class<CampaignEvent> eventType() {
        return CampaignEvent.class;
    }

    @Override
    public @Nullable LocalDate effectiveOn(CampaignEvent event, EventContext context) {
        if (event instanceof CampaignLaunched launched) {
            return launched.on();
        }
        if (event instanceof ResponseRecorded recorded) {
            return recorded.response().on();
        }
        if (event instanceof ConversionRecorded recorded) {
            return recorded.conversion().on();
        }
        if (event instanceof ConversionRetracted retracted) {
            return retracted.retracted().on();
        }
        if (event instanceof CampaignClosed closed) {
            return closed.on();
        }
        return event instanceof CampaignCancelled cancelled ? cancelled.on() : null;
    }

    @Override
    public @Nullable CampaignView evolve(@Nullable CampaignView before, CampaignEvent event, EventContext context) {
        if (event instanceof CampaignPlanned planned) {
            return CampaignView.of(planned.name(), planned.plan());
        }
        if (event instanceof CampaignReplanned replanned) {
            return CampaignView.of(replanned.name(), replanned.plan());
        }
        if (before == null) {
            return null;
        }
        if (event instanceof CampaignLaunched launched) {
            return before.launched(launched);
        }
        if (event instanceof ResponseRecorded) {
            return before.counting(1, 0);
        }
        if (event instanceof ConversionRecorded) {
            return before.counting(0, 1);
        }
        if (event instanceof ConversionRetracted) {
            return before.counting(0, -1);
        }
        if (event instanceof CampaignClosed closed) {
            return before.ended(CampaignStatus.CLOSED, closed.on());
        }
        return event instanceof CampaignCancelled cancelled
                ? before.ended(CampaignStatus.CANCELLED, cancelled.on())
                : before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.segment", "to")),
                new IndexModel(Indexes.ascending("view.period.start", "key", "to")));
    }
}
