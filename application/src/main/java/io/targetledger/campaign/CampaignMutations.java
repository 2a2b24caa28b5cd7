package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.campaign.CampaignCommand.CancelCampaign;
import io.targetledger.campaign.CampaignCommand.CloseCampaign;
import io.targetledger.campaign.CampaignCommand.LaunchCampaign;
import io.targetledger.campaign.CampaignCommand.PlanCampaign;
import io.targetledger.campaign.CampaignCommand.RecordConversion;
import io.targetledger.campaign.CampaignCommand.RecordResponse;
import io.targetledger.campaign.CampaignCommand.ReplanCampaign;
import io.targetledger.campaign.CampaignCommand.RetractConversion;
import io.targetledger.customer.CustomerId;
import io.targetledger.goal.GoalId;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of campaigns. */
@Controller
final class CampaignMutations {

    private final Mutations mutations;

    CampaignMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record PlanCampaignInput(
            String code,
            LocalizedNameInput name,
            String offer,
            String segmentId,
            @Nullable String goalId,
            @Nullable BigDecimal targetRate,
            PeriodInput period,
            int attributionDays,
            BigDecimal controlShare,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload planCampaign(@Argument PlanCampaignInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new PlanCampaign(
                        Given.required("code", input.code(), code -> new CampaignId("campaign/" + code)),
                        input.name().toName(),
                        new CampaignPlan(
                                input.offer(),
                                new SegmentId(input.segmentId()),
                                Given.optional("goalId", input.goalId(), GoalId::new),
                                input.targetRate(),
                                input.period().toPeriod(),
                                input.attributionDays(),
                                input.controlShare()),
                        Reason.of(input.reason())));
    }

    record ReplanCampaignInput(
            String campaignId,
            LocalizedNameInput name,
            String offer,
            String segmentId,
            @Nullable String goalId,
            @Nullable BigDecimal targetRate,
            PeriodInput period,
            int attributionDays,
            BigDecimal controlShare,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload replanCampaign(@Argument ReplanCampaignInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ReplanCampaign(
                        new CampaignId(input.campaignId()),
                        input.name().toName(),
                        new CampaignPlan(
                                input.offer(),
                                new SegmentId(input.segmentId()),
                                Given.optional("goalId", input.goalId(), GoalId::new),
                                input.targetRate(),
                                input.period().toPeriod(),
                                input.attributionDays(),
                                input.controlShare()),
                        Reason.of(input.reason())));
    }

    record LaunchCampaignInput(
            String campaignId,
            @Nullable LocalDate on,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload launchCampaign(@Argument LaunchCampaignInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new LaunchCampaign(new CampaignId(input.campaignId()), input.on(), Reason.of(input.reason())));
    }

    record RecordResponseInput(
            String campaignId,
            String customerId,
            LocalDate on,
            String kind,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload recordResponse(@Argument RecordResponseInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RecordResponse(
                        new CampaignId(input.campaignId()),
                        new CustomerId(input.customerId()),
                        input.on(),
                        input.kind(),
                        Reason.of(input.reason())));
    }

    record RecordConversionInput(
            String campaignId,
            String reference,
            String customerId,
            LocalDate on,
            BigDecimal amount,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload recordConversion(@Argument RecordConversionInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RecordConversion(
                        new CampaignId(input.campaignId()),
                        input.reference(),
                        new CustomerId(input.customerId()),
                        input.on(),
                        input.amount(),
                        Reason.of(input.reason())));
    }

    record RetractConversionInput(
            String campaignId,
            String reference,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload retractConversion(@Argument RetractConversionInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RetractConversion(
                        new CampaignId(input.campaignId()), input.reference(), Reason.of(input.reason())));
    }

    record CampaignInput(
            String campaignId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload closeCampaign(@Argument CampaignInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new CloseCampaign(new CampaignId(input.campaignId()), Reason.of(input.reason())));
    }

    @MutationMapping
    Payload cancelCampaign(@Argument CampaignInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new CancelCampaign(new CampaignId(input.campaignId()), Reason.of(input.reason())));
    }
}
