package io.targetledger;

import java.util.List;
import java.util.stream.Stream;

import io.targetledger.apikey.ApiKeyEvent;
import io.targetledger.apikey.ApiKeyFold;
import io.targetledger.audit.AuditFold;
import io.targetledger.campaign.CampaignEvent;
import io.targetledger.campaign.CampaignFold;
import io.targetledger.campaign.ParticipantFold;
import io.targetledger.customer.AnnualRevenueInFull;
import io.targetledger.customer.CustomerEvent;
import io.targetledger.customer.CustomerFold;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalFold;
import io.targetledger.improvement.PlanEvent;
import io.targetledger.improvement.PlanFold;
import io.targetledger.ledger.EventTypes;
import io.targetledger.lock.TargetLockEvent;
import io.targetledger.lock.TargetLockFold;
import io.targetledger.measurement.MeasurementEvent;
import io.targetledger.measurement.MeasurementFold;
import io.targetledger.measurement.SeriesFold;
import io.targetledger.metric.MetricEvent;
import io.targetledger.metric.MetricFold;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.OrganisationUnitFold;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.organisation.PersonFold;
import io.targetledger.product.ProductEvent;
import io.targetledger.product.ProductFold;
import io.targetledger.projection.Fold;
import io.targetledger.review.AssessmentEvent;
import io.targetledger.review.AssessmentFold;
import io.targetledger.review.ReviewCycleEvent;
import io.targetledger.review.ReviewCycleFold;
import io.targetledger.review.ReviewEvent;
import io.targetledger.review.ReviewFold;
import io.targetledger.review.ReviewTemplateEvent;
import io.targetledger.review.ReviewTemplateFold;
import io.targetledger.review.ReviewedPeopleFold;
import io.targetledger.segment.EvaluationFold;
import io.targetledger.segment.MembershipFactFold;
import io.targetledger.segment.MembershipFold;
import io.targetledger.segment.SegmentEvent;
import io.targetledger.segment.SegmentFold;
import io.targetledger.trend.TargetMoveFold;

/** Everything there is: a new aggregate is one more line here. */
public final class Capabilities {

    private static final List<Capability> ALL = List.of(
            new Capability("apikey", ApiKeyEvent.class, ApiKeyFold.API_KEYS),
            new Capability("customer", CustomerEvent.class, CustomerFold.CUSTOMERS)
                    .reading(AnnualRevenueInFull.OF_ALL_EVENTS),
            new Capability("goal", GoalEvent.class, GoalFold.GOALS, TargetMoveFold.TARGET_MOVES),
            new Capability("lock", TargetLockEvent.class, TargetLockFold.TARGET_LOCKS),
            new Capability("measurement", MeasurementEvent.class, MeasurementFold.MEASUREMENTS, SeriesFold.SERIES),
            new Capability("metric", MetricEvent.class, MetricFold.METRICS),
            new Capability("organisation", OrganisationUnitEvent.class, OrganisationUnitFold.UNITS),
            new Capability("organisation", PersonEvent.class, PersonFold.PEOPLE),
            new Capability("product", ProductEvent.class, ProductFold.PRODUCTS),
            new Capability("review", ReviewTemplateEvent.class, ReviewTemplateFold.TEMPLATES),
            new Capability(
                    "review", ReviewCycleEvent.class, ReviewCycleFold.CYCLES, ReviewedPeopleFold.REVIEWED_PEOPLE),
            new Capability("review", ReviewEvent.class, ReviewFold.REVIEWS),
            new Capability("review", AssessmentEvent.class, AssessmentFold.ASSESSMENTS),
            new Capability(
                    "segment",
                    SegmentEvent.class,
                    SegmentFold.SEGMENTS,
                    MembershipFold.MEMBERSHIPS,
                    MembershipFactFold.MEMBERSHIP_FACTS,
                    EvaluationFold.EVALUATIONS),
            new Capability("campaign", CampaignEvent.class, CampaignFold.CAMPAIGNS, ParticipantFold.PARTICIPANTS),
            new Capability("improvement", PlanEvent.class, PlanFold.PLANS));

    /** Every kind of event, by its stored name. */
    public static final EventTypes EVENTS = events();

    /** Every read model. The audit trail is made of the events of all. */
    public static final List<Fold<?, ?>> FOLDS = Stream.concat(
                    Stream.of(AuditFold.AUDIT), ALL.stream().flatMap(capability -> capability.folds().stream()))
            .toList();

    private Capabilities() {}

    private static EventTypes events() {
        EventTypes.Builder types = EventTypes.builder();
        ALL.forEach(capability -> {
            types.sealed(capability.prefix(), capability.events());
            capability.upcasters().forEach(types::upcaster);
        });
        return types.build();
    }
}
