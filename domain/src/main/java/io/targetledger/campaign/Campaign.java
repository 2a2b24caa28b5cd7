package io.targetledger.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.campaign.CampaignCommand.CancelCampaign;
import io.targetledger.campaign.CampaignCommand.CloseCampaign;
import io.targetledger.campaign.CampaignCommand.LaunchCampaign;
import io.targetledger.campaign.CampaignCommand.PlanCampaign;
import io.targetledger.campaign.CampaignCommand.RecordConversion;
import io.targetledger.campaign.CampaignCommand.RecordResponse;
import io.targetledger.campaign.CampaignCommand.ReplanCampaign;
import io.targetledger.campaign.CampaignCommand.RetractConversion;
import io.targetledger.campaign.CampaignEvent.AudiencePinned;
import io.targetledger.campaign.CampaignEvent.CampaignCancelled;
import io.targetledger.campaign.CampaignEvent.CampaignClosed;
import io.targetledger.campaign.CampaignEvent.CampaignLaunched;
import io.targetledger.campaign.CampaignEvent.CampaignPlanned;
import io.targetledger.campaign.CampaignEvent.CampaignReplanned;
import io.targetledger.campaign.CampaignEvent.ConversionRecorded;
import io.targetledger.campaign.CampaignEvent.ConversionRetracted;
import io.targetledger.campaign.CampaignEvent.GroupSizes;
import io.targetledger.campaign.CampaignEvent.ResponseRecorded;
import io.targetledger.customer.CustomerId;
import io.targetledger.goal.GoalTree;
import io.targetledger.segment.CustomerBook;
import io.targetledger.segment.SegmentIsNot;
import io.targetledger.segment.SegmentRegister;
import io.targetledger.segment.SegmentStatus;
import io.targetledger.segment.UnknownCustomer;
import io.targetledger.segment.UnknownSegment;
import io.targetledger.shared.Differences;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A campaign. Who is addressed and who is held back is settled once, at the launch: what the segment becomes later changes
 * neither, else what the campaign lifted could not be told.
 */
public final class Campaign {

    private static final int CUSTOMERS_OF_A_PART = 2_000;

    @AggregateIdentifier
    private CampaignId campaignId;

    private CampaignStatus status;
    private LocalizedName name;
    private CampaignPlan plan;
    private @Nullable LocalDate launchedOn;
    private List<CustomerId> audience = List.of();
    private List<CustomerId> control = List.of();
    private List<Response> responses = List.of();
    private List<Conversion> conversions = List.of();

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Campaign() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlanCampaign command, SegmentRegister segments, GoalTree goals) {
        if (campaignId != null) {
            throw new Refusal("CAMPAIGN_ALREADY_PLANNED", "campaignId", Map.of("campaign", campaignId));
        }
        mustBePossible(command.plan(), segments, goals);
        apply(new CampaignPlanned(command.campaignId(), command.name(), command.plan(), command.reason()));
    }

    @CommandHandler
    void handle(ReplanCampaign command, SegmentRegister segments, GoalTree goals) {
        mustBe(CampaignStatus.PLANNED);
        if (command.name().equals(name) && command.plan().equals(plan)) {
            return;
        }
        mustBePossible(command.plan(), segments, goals);
        apply(new CampaignReplanned(campaignId, name, plan, command.name(), command.plan(), command.requiredReason()));
    }

    private static void mustBePossible(CampaignPlan plan, SegmentRegister segments, GoalTree goals) {
        if (segments.find(plan.segment()).isEmpty()) {
            throw new UnknownSegment("segmentId", plan.segment());
        }
        if (plan.goal() != null && !goals.exists(plan.goal())) {
            throw new Refusal("UNKNOWN_GOAL", "goalId", Map.of("given", plan.goal()));
        }
    }

    @CommandHandler
    void handle(LaunchCampaign command, SegmentRegister segments, CustomerBook customers, Clock clock) {
        mustBe(CampaignStatus.PLANNED);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = Objects.requireNonNullElse(command.on(), today);
        if (on.isAfter(plan.period().end())) {
            throw new Refusal(
                    "CAMPAIGN_IS_OVER",
                    "campaignId",
                    Map.of("end", plan.period().end(), "given", on));
        }
        SegmentRegister.Entry segment =
                segments.find(plan.segment()).orElseThrow(() -> new UnknownSegment("segmentId", plan.segment()));
        if (segment.status() != SegmentStatus.ACTIVE) {
            throw new SegmentIsNot(plan.segment(), SegmentStatus.ACTIVE, segment.status());
        }
        LocalDate evaluatedOn = segment.evaluatedOn();
        if (evaluatedOn == null || segment.members().isEmpty()) {
            throw new SegmentNotEvaluated(plan.segment());
        }
        if (on.isAfter(today) || on.isBefore(evaluatedOn)) {
            throw new Refusal("DATE_OUT_OF_RANGE", "on", Map.of("given", on, "earliest", evaluatedOn, "latest", today));
        }
        Audience drawn = Audience.drawn(campaignId, segment.members(), plan.controlShare());
        int members = segment.members().size();
        GroupSizes sizes = new GroupSizes(
                drawn.addressed().size(), drawn.control().size(), Math.max(0, customers.size() - members));
        int parts = (members + CUSTOMERS_OF_A_PART - 1) / CUSTOMERS_OF_A_PART;
        apply(new CampaignLaunched(campaignId, on, segment.version(), evaluatedOn, sizes, parts, command.reason()));
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * CUSTOMERS_OF_A_PART;
            apply(new AudiencePinned(
                    campaignId,
                    part,
                    parts,
                    slice(drawn.addressed(), from),
                    slice(drawn.control(), from - drawn.addressed().size())));
        }
    }

    private static List<CustomerId> slice(List<CustomerId> customers, int from) {
        int start = Math.min(customers.size(), Math.max(0, from));
        int end = Math.min(customers.size(), Math.max(0, from + CUSTOMERS_OF_A_PART));
        return customers.subList(start, end);
    }

    @CommandHandler
    void handle(RecordResponse command, Clock clock) {
        mustBe(CampaignStatus.LAUNCHED);
        Response response = new Response(command.customer(), command.on(), command.kind());
        if (!audience.contains(response.customer())) {
            throw new Refusal("NOT_ADDRESSED", "customerId", Map.of("given", response.customer()));
        }
        mustCount("on", response.on(), clock);
        if (!responses.contains(response)) {
            apply(new ResponseRecorded(campaignId, response, command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordConversion command, CustomerBook customers, Clock clock) {
        mustBe(CampaignStatus.LAUNCHED);
        Conversion conversion = new Conversion(
                command.reference(),
                command.customer(),
                groupOf(command.customer(), customers),
                command.on(),
                command.amount());
        mustCount("on", conversion.on(), clock);
        Conversion recorded = conversionOf(conversion.reference());
        if (recorded == null) {
            apply(new ConversionRecorded(campaignId, conversion, command.reason()));
        } else if (!recorded.equals(conversion)) {
            throw new Refusal(
                    "CONVERSION_ALREADY_RECORDED",
                    "reference",
                    Map.of("given", recorded.reference(), "differences", Differences.between(recorded, conversion)));
        }
    }

    private Group groupOf(CustomerId customer, CustomerBook customers) {
        if (audience.contains(customer)) {
            return Group.AUDIENCE;
        }
        if (control.contains(customer)) {
            return Group.CONTROL;
        }
        LocalDate registered =
                customers.registeredOn(customer).orElseThrow(() -> new UnknownCustomer("customerId", customer));
        LocalDate launched = mustBeLaunched();
        if (registered.isAfter(launched)) {
            throw new Refusal(
                    "CUSTOMER_CAME_LATER",
                    "customerId",
                    Map.of("given", customer, "registered", registered, "launched", launched));
        }
        return Group.OTHERS;
    }

    @CommandHandler
    void handle(RetractConversion command) {
        mustBe(CampaignStatus.LAUNCHED);
        Conversion recorded = conversionOf(command.reference());
        if (recorded == null) {
            throw new Refusal("UNKNOWN_CONVERSION", "reference", Map.of("given", command.reference()));
        }
        apply(new ConversionRetracted(campaignId, recorded, command.requiredReason()));
    }

    @CommandHandler
    void handle(CloseCampaign command, Clock clock) {
        mustBe(CampaignStatus.LAUNCHED);
        LocalDate today = LocalDate.now(clock);
        Reason reason = today.isAfter(lastDay()) ? command.reason() : command.requiredReason();
        apply(new CampaignClosed(campaignId, today, reason));
    }

    @CommandHandler
    void handle(CancelCampaign command, Clock clock) {
        mustBe(CampaignStatus.PLANNED, CampaignStatus.LAUNCHED);
        apply(new CampaignCancelled(campaignId, status, LocalDate.now(clock), command.requiredReason()));
    }

    private void mustCount(String field, LocalDate day, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        LocalDate latest = today.isBefore(lastDay()) ? today : lastDay();
        if (day.isBefore(mustBeLaunched()) || day.isAfter(latest)) {
            throw new Refusal(
                    "DATE_OUT_OF_RANGE", field, Map.of("given", day, "earliest", mustBeLaunched(), "latest", latest));
        }
    }

    private LocalDate lastDay() {
        return plan.period().end().plusDays(plan.attributionDays());
    }

    private LocalDate mustBeLaunched() {
        return Objects.requireNonNull(launchedOn, "A campaign that records was launched");
    }

    private @Nullable Conversion conversionOf(String reference) {
        return conversions.stream()
                .filter(conversion -> conversion.reference().equals(reference.strip()))
                .findFirst()
                .orElse(null);
    }

    private void mustBe(CampaignStatus... needed) {
        if (!List.of(needed).contains(status)) {
            throw new CampaignIsNot(status, needed);
        }
    }

    @EventSourcingHandler
    void on(CampaignPlanned event) {
        campaignId = event.campaignId();
        status = CampaignStatus.PLANNED;
        name = event.name();
        plan = event.plan();
    }

    @EventSourcingHandler
    void on(CampaignReplanned event) {
        name = event.name();
        plan = event.plan();
    }

    @EventSourcingHandler
    void on(CampaignLaunched event) {
        status = CampaignStatus.LAUNCHED;
        launchedOn = event.on();
    }

    @EventSourcingHandler
    void on(AudiencePinned event) {
        audience = Stream.concat(audience.stream(), event.audience().stream()).toList();
        control = Stream.concat(control.stream(), event.control().stream()).toList();
    }

    @EventSourcingHandler
    void on(ResponseRecorded event) {
        responses =
                Stream.concat(responses.stream(), Stream.of(event.response())).toList();
    }

    @EventSourcingHandler
    void on(ConversionRecorded event) {
        conversions = Stream.concat(conversions.stream(), Stream.of(event.conversion()))
                .toList();
    }

    @EventSourcingHandler
    void on(ConversionRetracted event) {
        conversions = conversions.stream()
                .filter(conversion -> !conversion.equals(event.retracted()))
                .toList();
    }

    @EventSourcingHandler
    void on(CampaignClosed event) {
        status = CampaignStatus.CLOSED;
    }

    @EventSourcingHandler
    void on(CampaignCancelled event) {
        status = CampaignStatus.CANCELLED;
    }
}
