package io.targetledger.campaign;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a campaign: who was addressed or held back, and of all others those who converted.
 *
 * @param responded how often
 * @param converted how often, what was retracted left out
 * @param responses in the order in which they were recorded
 * @param conversions likewise
 */
public record ParticipantView(
        CampaignId campaign,
        CustomerId customer,
        Group group,
        int responded,
        int converted,
        List<Response> responses,
        List<Conversion> conversions) {

    static ParticipantView of(CampaignId campaign, CustomerId customer, Group group) {
        return new ParticipantView(campaign, customer, group, 0, 0, List.of(), List.of());
    }

    ParticipantView with(Response response) {
        return with(Stream.concat(responses.stream(), Stream.of(response)).toList(), conversions);
    }

    ParticipantView with(Conversion conversion) {
        return with(
                responses,
                Stream.concat(conversions.stream(), Stream.of(conversion)).toList());
    }

    ParticipantView without(Conversion conversion) {
        return with(
                responses,
                conversions.stream().filter(one -> !one.equals(conversion)).toList());
    }

    /** What they did up to the end of a day. */
    ParticipantView until(LocalDate day) {
        return with(
                responses.stream().filter(one -> !one.on().isAfter(day)).toList(),
                conversions.stream().filter(one -> !one.on().isAfter(day)).toList());
    }

    /** Null for one of the others of whom nothing is left. */
    @Nullable
    ParticipantView orNothing() {
        return group == Group.OTHERS && conversions.isEmpty() ? null : this;
    }

    private ParticipantView with(List<Response> newResponses, List<Conversion> newConversions) {
        return new ParticipantView(
                campaign, customer, group, newResponses.size(), newConversions.size(), newResponses, newConversions);
    }
}
