package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a campaign. Where a reason is required its absence is a refusal. */
public sealed interface CampaignCommand extends Command {

    CampaignId campaignId();

    @Override
    default String aggregate() {
        return campaignId().value();
    }

    record PlanCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            LocalizedName name,
            CampaignPlan plan,
            @Nullable Reason reason)
            implements CampaignCommand {}

    /** Changes a campaign that was not launched yet. Needs a reason. */
    record ReplanCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            LocalizedName name,
            CampaignPlan plan,
            @Nullable Reason reason)
            implements CampaignCommand {}

    /**
     * Pins the audience: those who belong to the segment now, without the control group.
     *
     * @param on null is today; not in the future, and not before the day for which the segment was evaluated
     */
    record LaunchCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            @Nullable LocalDate on,
            @Nullable Reason reason) implements CampaignCommand {}

    /**
     * Records that a customer who was addressed responded; the same response again records nothing.
     *
     * @param kind e.g. {@code opened}, {@code called}; at most 40 characters
     */
    record RecordResponse(
            @TargetAggregateIdentifier CampaignId campaignId,
            CustomerId customer,
            LocalDate on,
            String kind,
            @Nullable Reason reason)
            implements CampaignCommand {}

    /**
     * Records that a customer did what the campaign is for, whether addressed, held back or none of both; the same again
     * records nothing, another under the same reference is refused.
     *
     * @param reference by which the deal or order is known, at most 200 characters
     * @param amount what it brought in, in the currency of the ledger; not negative
     */
    record RecordConversion(
            @TargetAggregateIdentifier CampaignId campaignId,
            String reference,
            CustomerId customer,
            LocalDate on,
            BigDecimal amount,
            @Nullable Reason reason)
            implements CampaignCommand {}

    /** Takes a conversion back that was none. Needs a reason. */
    record RetractConversion(
            @TargetAggregateIdentifier CampaignId campaignId,
            String reference,
            @Nullable Reason reason) implements CampaignCommand {}

    /** Ends the recording, once conversions no longer count; earlier it needs a reason. */
    record CloseCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            @Nullable Reason reason) implements CampaignCommand {}

    /** Needs a reason. */
    record CancelCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            @Nullable Reason reason) implements CampaignCommand {}
}
