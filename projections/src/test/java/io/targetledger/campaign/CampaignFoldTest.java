package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
import io.targetledger.projection.Change;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.targetledger.campaign.CampaignFold.CAMPAIGNS;
import static io.targetledger.campaign.ParticipantFold.PARTICIPANTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CampaignFoldTest {

    private static final CampaignId CAMPAIGN = new CampaignId("campaign/spring");
    private static final Reason WHY = new Reason("the stock is low");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 2);
    private static final LocalizedName NAME = LocalizedName.of("Spring");
    private static final CustomerId ANN = new CustomerId("customer/ann");
    private static final CustomerId BOB = new CustomerId("customer/bob");
    private static final CustomerId EVE = new CustomerId("customer/eve");
    private static final GroupSizes SIZES = new GroupSizes(4, 2, 10);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesWhatItSays(CampaignEvent event, List<Change> changes) {
        assertThat(Change.between(campaign(planned()), campaign(planned(), event)))
                .containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesWhatItSays() {
        return Stream.of(
                arguments(
                        new CampaignReplanned(CAMPAIGN, NAME, plan("0.2", 0), NAME, plan(null, 7), WHY),
                        List.of(change("targetRate", "0.2", null), change("attributionDays", "0", "7"))),
                arguments(
                        launched(),
                        List.of(
                                change("status", "PLANNED", "LAUNCHED"),
                                change("launchedOn", null, "2026-04-02"),
                                change("segmentVersion", null, "3"),
                                change("evaluatedOn", null, "2026-04-01"),
                                change("sizes.audience", null, "4"),
                                change("sizes.control", null, "2"),
                                change("sizes.others", null, "10"))),
                arguments(pinned(), List.of()),
                arguments(responded(ANN), List.of(change("responses", "0", "1"))),
                arguments(converted("1", ANN, Group.AUDIENCE), List.of(change("conversions", "0", "1"))),
                arguments(
                        new CampaignClosed(CAMPAIGN, DAY, null),
                        List.of(change("status", "PLANNED", "CLOSED"), change("endedOn", null, "2026-04-02"))),
                arguments(
                        new CampaignCancelled(CAMPAIGN, CampaignStatus.PLANNED, DAY, WHY),
                        List.of(change("status", "PLANNED", "CANCELLED"), change("endedOn", null, "2026-04-02"))));
    }

    @Test
    void aRetractedConversionIsNotCounted() {
        assertThat(campaign(planned(), launched(), converted("1", ANN, Group.AUDIENCE), retracted("1", ANN))
                        .conversions())
                .isZero();
        assertThat(participant(ANN, pinned(), converted("1", ANN, Group.AUDIENCE), retracted("1", ANN)))
                .isEqualTo(ParticipantView.of(CAMPAIGN, ANN, Group.AUDIENCE));
    }

    @Test
    void participantsStandInTheGroupTheyWerePinnedTo() {
        assertThat(participant(ANN, pinned()).group()).isEqualTo(Group.AUDIENCE);
        assertThat(participant(BOB, pinned()).group()).isEqualTo(Group.CONTROL);
        assertThat(participant(ANN, pinned(), responded(ANN), converted("1", ANN, Group.AUDIENCE)))
                .isEqualTo(new ParticipantView(
                        CAMPAIGN,
                        ANN,
                        Group.AUDIENCE,
                        1,
                        1,
                        List.of(new Response(ANN, DAY, "called")),
                        List.of(conversion("1", ANN, Group.AUDIENCE))));
    }

    @Test
    void oneOfTheOthersTakesPartAsLongAsAConversionStands() {
        assertThat(participant(EVE, converted("1", EVE, Group.OTHERS)).converted())
                .isEqualTo(1);
        assertThat(fold(PARTICIPANTS, EVE, converted("1", EVE, Group.OTHERS), retracted("1", EVE, Group.OTHERS)))
                .isNull();
    }

    /** 1 of 4 addressed converted, twice; 1 of 2 held back, 1 of 10 others. */
    @Test
    void theResultCountsCustomersAndComparesGroups() {
        CampaignResult result = Objects.requireNonNull(CampaignResult.of(
                campaign(planned(), launched()),
                List.of(
                        participant(
                                ANN,
                                pinned(),
                                responded(ANN),
                                converted("1", ANN, Group.AUDIENCE),
                                converted("2", ANN, Group.AUDIENCE)),
                        participant(BOB, pinned(), converted("4", BOB, Group.CONTROL)),
                        participant(EVE, converted("5", EVE, Group.OTHERS)))));

        assertThat(result.audience()).isEqualTo(new GroupResult(4, 1, new BigDecimal("200")));
        assertThat(result.control()).isEqualTo(new GroupResult(2, 1, new BigDecimal("100")));
        assertThat(result.others()).isEqualTo(new GroupResult(10, 1, new BigDecimal("100")));
        assertThat(result.respondents()).isEqualTo(1);
        assertThat(result.responseRate()).isEqualByComparingTo("0.25");
        assertThat(Objects.requireNonNull(result.uplift()).absolute()).isEqualByComparingTo("-0.25");
        assertThat(Objects.requireNonNull(result.upliftAgainstOthers()).relative())
                .isEqualByComparingTo("1.5");
        assertThat(result.targetReached()).isTrue();
    }

    @Test
    void thereIsNoResultBeforeTheLaunchAndNoUpliftWithoutAControlGroup() {
        assertThat(CampaignResult.of(campaign(planned()), List.of())).isNull();
        CampaignView noControl =
                campaign(planned(), new CampaignLaunched(CAMPAIGN, DAY, 3, DAY, new GroupSizes(4, 0, 0), 1, null));
        CampaignResult result = Objects.requireNonNull(CampaignResult.of(noControl, List.of()));
        assertThat(result.uplift()).isNull();
        assertThat(result.upliftAgainstOthers()).isNull();
        assertThat(result.targetReached()).isFalse();
    }

    private static CampaignView campaign(CampaignEvent... events) {
        return (CampaignView) Objects.requireNonNull(fold(CAMPAIGNS, ANN, events));
    }

    private static ParticipantView participant(CustomerId customer, CampaignEvent... events) {
        return (ParticipantView) Objects.requireNonNull(fold(PARTICIPANTS, customer, events));
    }

    private static <V> @Nullable Object fold(
            Fold<V, CampaignEvent> fold, CustomerId customer, CampaignEvent... events) {
        @Nullable V view = null;
        for (int i = 0; i < events.length; i++) {
            view = fold.evolve(CAMPAIGN + "|" + customer, view, events[i], context(i));
        }
        return view;
    }

    private static CampaignPlanned planned() {
        return new CampaignPlanned(CAMPAIGN, NAME, plan("0.2", 0), null);
    }

    private static CampaignPlan plan(@Nullable String rate, int days) {
        return new CampaignPlan(
                "Ten percent off",
                new SegmentId("segment/champions"),
                null,
                rate == null ? null : new BigDecimal(rate),
                new Period(DAY, DAY.plusDays(30)),
                days,
                new BigDecimal("0.25"));
    }

    private static CampaignLaunched launched() {
        return new CampaignLaunched(CAMPAIGN, DAY, 3, DAY.minusDays(1), SIZES, 1, null);
    }

    private static AudiencePinned pinned() {
        return new AudiencePinned(CAMPAIGN, 1, 1, List.of(ANN), List.of(BOB));
    }

    private static ResponseRecorded responded(CustomerId customer) {
        return new ResponseRecorded(CAMPAIGN, new Response(customer, DAY, "called"), null);
    }

    private static ConversionRecorded converted(String reference, CustomerId customer, Group group) {
        return new ConversionRecorded(CAMPAIGN, conversion(reference, customer, group), null);
    }

    private static ConversionRetracted retracted(String reference, CustomerId customer) {
        return retracted(reference, customer, Group.AUDIENCE);
    }

    private static ConversionRetracted retracted(String reference, CustomerId customer, Group group) {
        return new ConversionRetracted(CAMPAIGN, conversion(reference, customer, group), WHY);
    }

    private static Conversion conversion(String reference, CustomerId customer, Group group) {
        return new Conversion(reference, customer, group, DAY, new BigDecimal("100"));
    }

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, before, after);
    }

    private static EventContext context(int sequence) {
        return new EventContext(
                sequence + 1,
                CAMPAIGN.value(),
                "Campaign",
                sequence,
                "campaign.Any",
                Instant.EPOCH,
                Instant.EPOCH,
                "ann",
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
