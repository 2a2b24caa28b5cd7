package io.targetledger.improvement;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.improvement.PlanEvent.CheckInCorrected;
import io.targetledger.improvement.PlanEvent.CheckInRecorded;
import io.targetledger.improvement.PlanEvent.EvidenceAdded;
import io.targetledger.improvement.PlanEvent.PlanActivated;
import io.targetledger.improvement.PlanEvent.PlanClosed;
import io.targetledger.improvement.PlanEvent.PlanDrafted;
import io.targetledger.improvement.PlanEvent.PlanRedrafted;
import io.targetledger.improvement.PlanEvent.ProposalWithdrawn;
import io.targetledger.improvement.PlanEvent.SponsorChanged;
import io.targetledger.improvement.PlanEvent.SupportOffered;
import io.targetledger.improvement.PlanEvent.SupportProvided;
import io.targetledger.improvement.PlanEvent.TermsAgreed;
import io.targetledger.improvement.PlanEvent.TermsDeclined;
import io.targetledger.improvement.PlanEvent.TermsProposed;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link PlanView} × {@link PlanEvent} → {@link PlanView}. */
public final class PlanFold implements AggregateFold<PlanView, PlanEvent> {

    public static final PlanFold PLANS = new PlanFold();

    private PlanFold() {}

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<PlanView> viewType() {
        return PlanView.class;
    }

    @Override
    public Class<PlanEvent> eventType() {
        return PlanEvent.class;
    }

    @Override
    public @Nullable PlanView evolve(@Nullable PlanView before, PlanEvent event, EventContext context) {
        Noted noted = Noted.of(context);
        if (event instanceof PlanDrafted drafted) {
            return PlanInChange.drafted(drafted, noted).asView();
        }
        if (before == null) {
            return null;
        }
        PlanInChange plan = new PlanInChange(before);
        if (event instanceof PlanRedrafted redrafted) {
            plan.redraft(redrafted.terms(), redrafted.reason(), noted);
        } else if (event instanceof TermsProposed proposed) {
            plan.propose(proposed.proposed(), proposed.reason(), noted);
        } else if (event instanceof TermsAgreed agreed) {
            plan.agree(agreed, noted);
        } else if (event instanceof TermsDeclined declined) {
            plan.decline(declined, noted);
        } else if (event instanceof ProposalWithdrawn) {
            plan.withdrawProposal();
        } else if (event instanceof PlanActivated) {
            plan.activate();
        } else if (event instanceof SponsorChanged changed) {
            plan.sponsor(changed.sponsor());
        } else if (event instanceof SupportOffered offered) {
            plan.offer(offered.support());
        } else if (event instanceof SupportProvided provided) {
            plan.provide(provided, noted);
        } else if (event instanceof EvidenceAdded added) {
            plan.add(added.evidence(), noted);
        } else if (event instanceof CheckInRecorded recorded) {
            plan.record(recorded, noted);
        } else if (event instanceof CheckInCorrected corrected) {
            plan.correct(corrected.checkIn());
        } else if (event instanceof PlanClosed closed) {
            plan.close(closed, noted);
        }
        return plan.asView();
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.person", "to")),
                new IndexModel(Indexes.ascending("view.sponsor", "to")),
                new IndexModel(Indexes.ascending("view.origin.reference", "to")),
                new IndexModel(Indexes.ascending("view.status", "to")),
                new IndexModel(Indexes.ascending("view.nextDue", "to")),
                new IndexModel(Indexes.ascending("createdAt", "key", "to")));
    }
}
