package io.targetledger.campaign;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a campaign. */
public sealed interface CampaignEvent {

    CampaignId campaignId();

    record CampaignPlanned(
            CampaignId campaignId,
            LocalizedName name,
            CampaignPlan plan,
            @Nullable Reason reason) implements CampaignEvent {}

    record CampaignReplanned(
            CampaignId campaignId,
            LocalizedName previousName,
            CampaignPlan previous,
            LocalizedName name,
            CampaignPlan plan,
            Reason reason)
            implements CampaignEvent {}

    /**
     * It began, and its groups are pinned: {@link AudiencePinned} events in the same commit name them.
     *
     * @param segmentVersion of the definition by which the segment was evaluated
     * @param evaluatedOn the day at whose end the audience belonged to the segment
     * @param sizes of the groups
     * @param parts how many events name them
     */
    record CampaignLaunched(
            CampaignId campaignId,
            LocalDate on,
            int segmentVersion,
            LocalDate evaluatedOn,
            GroupSizes sizes,
            int parts,
            @Nullable Reason reason)
            implements CampaignEvent {}

    /** How many customers the groups have; {@code others} are those registered at the launch who are in neither. */
    record GroupSizes(int audience, int control, int others) {

        public int of(Group group) {
            return switch (group) {
                case AUDIENCE -> audience;
                case CONTROL -> control;
                case OTHERS -> others;
            };
        }
    }

    /** Names customers who are addressed and who are held back, each in one part. */
    record AudiencePinned(
            CampaignId campaignId, int part, int parts, List<CustomerId> audience, List<CustomerId> control)
            implements CampaignEvent {

        public AudiencePinned {
            audience = List.copyOf(audience);
            control = List.copyOf(control);
        }
    }

    record ResponseRecorded(
            CampaignId campaignId,
            Response response,
            @Nullable Reason reason) implements CampaignEvent {}

    record ConversionRecorded(
            CampaignId campaignId,
            Conversion conversion,
            @Nullable Reason reason) implements CampaignEvent {}

    record ConversionRetracted(CampaignId campaignId, Conversion retracted, Reason reason) implements CampaignEvent {}

    /** Nothing is recorded any more. */
    record CampaignClosed(
            CampaignId campaignId, LocalDate on, @Nullable Reason reason) implements CampaignEvent {}

    record CampaignCancelled(CampaignId campaignId, CampaignStatus previous, LocalDate on, Reason reason)
            implements CampaignEvent {}
}
