package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.targetledger.campaign.CampaignEvent;
import io.targetledger.campaign.CampaignEvent.AudiencePinned;
import io.targetledger.campaign.CampaignEvent.CampaignPlanned;
import io.targetledger.campaign.CampaignEvent.ConversionRecorded;
import io.targetledger.campaign.CampaignId;
import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.goal.GoalId;
import io.targetledger.improvement.PlanEvent.PlanActivated;
import io.targetledger.improvement.PlanEvent.PlanClosed;
import io.targetledger.improvement.PlanEvent.PlanDrafted;
import io.targetledger.improvement.PlanEvent.PlanRedrafted;
import io.targetledger.improvement.PlanEvent.TermsAgreed;
import io.targetledger.improvement.PlanEvent.TermsProposed;
import io.targetledger.improvement.PlanGrounds;
import io.targetledger.improvement.PlanId;
import io.targetledger.improvement.PlanStatus;
import io.targetledger.improvement.Terms;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewId;
import io.targetledger.segment.CustomerAsOf;
import io.targetledger.segment.CustomerBook;
import io.targetledger.segment.Deal;
import io.targetledger.segment.Deal.Stage;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRetired;
import io.targetledger.segment.SegmentId;
import io.targetledger.segment.SegmentRegister;
import io.targetledger.segment.SegmentStatus;

/** The part of {@link World} that the rules of segments, campaigns and improvement plans ask. */
public final class PlansInWorld implements CustomerBook, SegmentRegister, PlanGrounds {

    /** Told by no event; the first day of every history will do. */
    private static final LocalDate REGISTERED = LocalDate.of(2025, 1, 1);

    final Map<CustomerId, CustomerProfile> customers = new LinkedHashMap<>();
    final Map<SegmentId, SegmentRegister.Entry> segments = new LinkedHashMap<>();
    final Map<SegmentId, TreeMap<LocalDate, List<CustomerId>>> members = new LinkedHashMap<>();
    final Map<CampaignId, InCampaign> campaigns = new LinkedHashMap<>();
    final Map<PlanId, InPlan> plans = new LinkedHashMap<>();
    private final World world;

    PlansInWorld(World world) {
        this.world = world;
    }

    void happened(Object event) {
        if (event instanceof CustomerRegistered registered) {
            customers.put(registered.customerId(), registered.profile());
        } else if (event instanceof CustomerProfileChanged changed) {
            customers.put(changed.customerId(), changed.profile());
        } else if (event instanceof CampaignEvent campaign) {
            inCampaigns(campaign);
        }
        inSegments(event);
        inPlans(event);
    }

    private void inSegments(Object event) {
        if (event instanceof SegmentDefined defined) {
            put(new SegmentRegister.Entry(defined.segmentId(), SegmentStatus.DRAFT, 1, null, List.of()));
        } else if (event instanceof SegmentActivated activated) {
            put(new SegmentRegister.Entry(activated.segmentId(), SegmentStatus.ACTIVE, 1, null, List.of()));
        } else if (event instanceof SegmentEvaluated evaluated) {
            List<CustomerId> belong =
                    new ArrayList<>(segments.get(evaluated.segmentId()).members());
            evaluated.left().forEach(left -> belong.remove(left.customer()));
            evaluated.joined().forEach(joined -> belong.add(joined.customer()));
            put(new SegmentRegister.Entry(
                    evaluated.segmentId(),
                    SegmentStatus.ACTIVE,
                    evaluated.version(),
                    evaluated.on(),
                    List.copyOf(belong)));
            members.computeIfAbsent(evaluated.segmentId(), segment -> new TreeMap<>())
                    .put(evaluated.on(), List.copyOf(belong));
        } else if (event instanceof SegmentRetired retired) {
            SegmentRegister.Entry was = segments.get(retired.segmentId());
            put(new SegmentRegister.Entry(
                    was.segmentId(), SegmentStatus.RETIRED, was.version(), was.evaluatedOn(), List.of()));
            members.computeIfAbsent(retired.segmentId(), segment -> new TreeMap<>())
                    .put(retired.on(), List.of());
        }
    }

    private void put(SegmentRegister.Entry entry) {
        segments.put(entry.segmentId(), entry);
    }

    /** Whether it was measured of a customer who belonged to the segment at the end of that day. */
    boolean isOfMember(Fact fact, SegmentId segment, LocalDate day) {
        var then = members.getOrDefault(segment, new TreeMap<>()).floorEntry(day);
        return then != null
                && then.getValue().stream()
                        .anyMatch(member -> fact.dimensions().contains(new Dimension("customer", member.value())));
    }

    private void inCampaigns(CampaignEvent event) {
        if (event instanceof CampaignPlanned) {
            campaigns.put(event.campaignId(), new InCampaign());
        } else if (event instanceof AudiencePinned pinned) {
            campaigns.get(event.campaignId()).audience.addAll(pinned.audience());
        } else if (event instanceof ConversionRecorded recorded) {
            campaigns
                    .get(event.campaignId())
                    .conversions
                    .add(recorded.conversion().reference());
        }
    }

    private void inPlans(Object event) {
        if (event instanceof PlanDrafted drafted) {
            plans.put(drafted.planId(), new InPlan(drafted.person(), drafted.terms()));
        } else if (event instanceof PlanRedrafted redrafted) {
            InPlan plan = plans.get(redrafted.planId());
            plan.status = PlanStatus.DRAFT;
            plan.latest = redrafted.terms();
        } else if (event instanceof TermsProposed proposed) {
            plans.get(proposed.planId()).latest = proposed.proposed();
        } else if (event instanceof TermsAgreed agreed) {
            InPlan plan = plans.get(agreed.planId());
            plan.status = agreed.status();
            plan.inForce = agreed.terms();
        } else if (event instanceof PlanActivated activated) {
            plans.get(activated.planId()).status = PlanStatus.ACTIVE;
        } else if (event instanceof PlanClosed closed) {
            plans.get(closed.planId()).status = PlanStatus.CLOSED;
        }
    }

    @Override
    public Optional<LocalDate> registeredOn(CustomerId customer) {
        return customers.containsKey(customer) ? Optional.of(REGISTERED) : Optional.empty();
    }

    @Override
    public List<CustomerAsOf> on(LocalDate day) {
        return customers.entrySet().stream()
                .map(customer ->
                        new CustomerAsOf(customer.getKey(), customer.getValue(), dealsWith(customer.getKey()), day))
                .toList();
    }

    private List<Deal> dealsWith(CustomerId customer) {
        List<Deal> deals = new ArrayList<>();
        world.facts.forEach((id, fact) -> {
            if (fact.dimensions().contains(new Dimension("customer", customer.value()))) {
                deal(id, fact).ifPresent(deals::add);
            }
        });
        return deals;
    }

    private static Optional<Deal> deal(MeasurementId id, Fact fact) {
        return switch (fact.metricId().code()) {
            case "revenue" -> Optional.of(new Deal(id.value(), Stage.WON, fact.on(), fact.amount()));
            case "lost_deals" -> Optional.of(new Deal(id.value(), Stage.LOST, fact.on(), BigDecimal.ZERO));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<SegmentRegister.Entry> find(SegmentId segment) {
        return Optional.ofNullable(segments.get(segment));
    }

    @Override
    public boolean exist(String reference) {
        return switch (reference.substring(0, reference.indexOf('/'))) {
            case "goal" -> world.goals.containsKey(new GoalId(reference));
            case "review" -> world.reviews.reviews.containsKey(new ReviewId(reference));
            default -> world.facts.containsKey(new MeasurementId(reference));
        };
    }

    /** What commands to a campaign name. */
    static final class InCampaign {

        final List<CustomerId> audience = new ArrayList<>();
        final List<String> conversions = new ArrayList<>();
    }

    /** What commands to a plan name. */
    static final class InPlan {

        final PersonId person;
        PlanStatus status = PlanStatus.DRAFT;
        Terms latest;
        Terms inForce;

        InPlan(PersonId person, Terms latest) {
            this.person = person;
            this.latest = latest;
        }
    }
}
