package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
import io.targetledger.customer.CustomerProfile;
import io.targetledger.goal.GoalId;
import io.targetledger.histories.World;
import io.targetledger.segment.CustomerAsOf;
import io.targetledger.segment.CustomerBook;
import io.targetledger.segment.SegmentId;
import io.targetledger.segment.SegmentRegister;
import io.targetledger.segment.SegmentStatus;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CampaignTest {

    private static final CampaignId CAMPAIGN = new CampaignId("campaign/spring");
    private static final SegmentId SEGMENT = new SegmentId("segment/champions");
    private static final LocalizedName NAME = new LocalizedName("Spring offer", "春季促销");
    private static final Period SPRING = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 2);
    private static final LocalDate EVALUATED = LocalDate.of(2026, 3, 31);
    private static final Reason WHY = new Reason("the stock is low");
    private static final List<CustomerId> MEMBERS = customers(1, 4);
    private static final CustomerId LATECOMER = customer(9);

    private final AggregateTestFixture<Campaign> campaign = new AggregateTestFixture<>(Campaign.class);
    private SegmentRegister.Entry segment =
            new SegmentRegister.Entry(SEGMENT, SegmentStatus.ACTIVE, 3, EVALUATED, MEMBERS);
    private LocalDate today = TODAY;

    @BeforeEach
    void supplyThePorts() {
        campaign.registerInjectableResource(new World());
        campaign.registerInjectableResource(
                (SegmentRegister) id -> id.equals(SEGMENT) ? Optional.of(segment) : Optional.empty());
        campaign.registerInjectableResource(new Book());
        campaign.registerInjectableResource(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("Always UTC");
            }

            @Override
            public Instant instant() {
                return today.atTime(12, 0).toInstant(ZoneOffset.UTC);
            }
        });
    }

    @Test
    void aCampaignIsPlannedForASegmentThatIsThere() {
        campaign.givenNoPriorActivity()
                .when(new PlanCampaign(CAMPAIGN, NAME, plan("0.25"), null))
                .expectEvents(planned("0.25"));
        CampaignPlan elsewhere =
                new CampaignPlan("x", new SegmentId("segment/none"), null, null, SPRING, 0, BigDecimal.ZERO);
        campaign.givenNoPriorActivity()
                .when(new PlanCampaign(CAMPAIGN, NAME, elsewhere, null))
                .expectException(Refused.with("UNKNOWN_SEGMENT segmentId"));
        CampaignPlan forNothing =
                new CampaignPlan("x", SEGMENT, new GoalId("goal/none"), null, SPRING, 0, BigDecimal.ZERO);
        campaign.givenNoPriorActivity()
                .when(new PlanCampaign(CAMPAIGN, NAME, forNothing, null))
                .expectException(Refused.with("UNKNOWN_GOAL goalId"));
        campaign.given(planned("0.25"))
                .when(new PlanCampaign(CAMPAIGN, NAME, plan("0.25"), null))
                .expectException(Refused.with("CAMPAIGN_ALREADY_PLANNED campaignId"));
    }

    @Test
    void aPlanIsPlausible() {
        assertThat(refused("0.51", "0.1", 0)).isEqualTo("VALUE_OUT_OF_RANGE controlShare");
        assertThat(refused("-0.1", "0.1", 0)).isEqualTo("VALUE_OUT_OF_RANGE controlShare");
        assertThat(refused("0.5", "0", 0)).isEqualTo("VALUE_OUT_OF_RANGE targetRate");
        assertThat(refused("0.5", "1.1", 0)).isEqualTo("VALUE_OUT_OF_RANGE targetRate");
        assertThat(refused("0.5", "1", -1)).isEqualTo("VALUE_OUT_OF_RANGE attributionDays");
    }

    @Test
    void aPlanChangesWithAReasonUntilTheLaunch() {
        campaign.given(planned("0.25"))
                .when(new ReplanCampaign(CAMPAIGN, NAME, plan("0"), WHY))
                .expectEvents(new CampaignReplanned(CAMPAIGN, NAME, plan("0.25"), NAME, plan("0"), WHY));
        campaign.given(planned("0.25"))
                .when(new ReplanCampaign(CAMPAIGN, NAME, plan("0"), null))
                .expectException(Refused.with("REASON_MISSING reason"));
        campaign.given(planned("0.25"))
                .when(new ReplanCampaign(CAMPAIGN, NAME, plan("0.25"), null))
                .expectNoEvents();
        launched()
                .when(new ReplanCampaign(CAMPAIGN, NAME, plan("0"), WHY))
                .expectException(Refused.with("CAMPAIGN_IS_NOT campaignId"));
    }

    @Test
    void theLaunchPinsTheAudienceAndTheControlGroup() {
        campaign.given(planned("0.25"))
                .when(new LaunchCampaign(CAMPAIGN, null, null))
                .expectEvents(launch(), pinned());
    }

    @Test
    void onlyAnActiveSegmentWithMembersIsLaunchedTo() {
        segment = new SegmentRegister.Entry(SEGMENT, SegmentStatus.ACTIVE, 1, null, List.of());
        campaign.given(planned("0"))
                .when(new LaunchCampaign(CAMPAIGN, null, null))
                .expectException(Refused.with("SEGMENT_NOT_EVALUATED segmentId"));
        segment = new SegmentRegister.Entry(SEGMENT, SegmentStatus.RETIRED, 1, EVALUATED, MEMBERS);
        campaign.given(planned("0"))
                .when(new LaunchCampaign(CAMPAIGN, null, null))
                .expectException(Refused.with("SEGMENT_IS_NOT segmentId"));
    }

    @Test
    void aCampaignIsNotLaunchedAfterItsTime() {
        today = SPRING.end().plusDays(1);
        campaign.given(planned("0"))
                .when(new LaunchCampaign(CAMPAIGN, null, null))
                .expectException(Refused.with("CAMPAIGN_IS_OVER campaignId"));
    }

    @Test
    void aLaunchIsRecordedLateForADaySinceTheSegmentWasEvaluated() {
        today = TODAY.plusDays(5);
        campaign.given(planned("0.25"))
                .when(new LaunchCampaign(CAMPAIGN, TODAY, null))
                .expectEvents(launch(), pinned());
        campaign.given(planned("0.25"))
                .when(new LaunchCampaign(CAMPAIGN, EVALUATED.minusDays(1), null))
                .expectException(Refused.with("DATE_OUT_OF_RANGE on"));
        campaign.given(planned("0.25"))
                .when(new LaunchCampaign(CAMPAIGN, today.plusDays(1), null))
                .expectException(Refused.with("DATE_OUT_OF_RANGE on"));
    }

    @Test
    void aLargeAudienceIsPinnedInPartsAndEachCustomerOnce() {
        Audience drawn = Audience.drawn(CAMPAIGN, customers(1, 4_500), new BigDecimal("0.1"));
        segment = new SegmentRegister.Entry(SEGMENT, SegmentStatus.ACTIVE, 3, EVALUATED, customers(1, 4_500));
        campaign.given(planned("0.1"))
                .when(new LaunchCampaign(CAMPAIGN, null, null))
                .expectEvents(
                        new CampaignLaunched(CAMPAIGN, TODAY, 3, EVALUATED, new GroupSizes(4_050, 450, 0), 3, null),
                        new AudiencePinned(CAMPAIGN, 1, 3, drawn.addressed().subList(0, 2_000), List.of()),
                        new AudiencePinned(CAMPAIGN, 2, 3, drawn.addressed().subList(2_000, 4_000), List.of()),
                        new AudiencePinned(CAMPAIGN, 3, 3, drawn.addressed().subList(4_000, 4_050), drawn.control()));
    }

    @Test
    void theLotIsTheSameWhenDrawnAgainAndAnotherForAnotherCampaign() {
        List<CustomerId> members = customers(1, 400);
        Audience drawn = Audience.drawn(CAMPAIGN, members, new BigDecimal("0.25"));
        assertThat(drawn.control()).hasSize(100);
        assertThat(drawn.addressed()).hasSize(300).doesNotContainAnyElementsOf(drawn.control());
        assertThat(Audience.drawn(
                        CAMPAIGN,
                        members.stream()
                                .sorted((a, b) -> b.value().compareTo(a.value()))
                                .toList(),
                        new BigDecimal("0.25")))
                .isEqualTo(drawn);
        assertThat(Audience.drawn(new CampaignId("campaign/other"), members, new BigDecimal("0.25"))
                        .control())
                .isNotEqualTo(drawn.control());
        assertThat(Audience.drawn(CAMPAIGN, members, BigDecimal.ZERO).control()).isEmpty();
    }

    @Test
    void whoWasAddressedResponds() {
        CustomerId addressed = pinned().audience().get(0);
        ResponseRecorded recorded = new ResponseRecorded(CAMPAIGN, new Response(addressed, TODAY, "called"), null);
        launched()
                .when(new RecordResponse(CAMPAIGN, addressed, TODAY, "called", null))
                .expectEvents(recorded);
        launched(recorded)
                .when(new RecordResponse(CAMPAIGN, addressed, TODAY, "called", null))
                .expectNoEvents();
        launched()
                .when(new RecordResponse(CAMPAIGN, pinned().control().get(0), TODAY, "called", null))
                .expectException(Refused.with("NOT_ADDRESSED customerId"));
        launched()
                .when(new RecordResponse(CAMPAIGN, addressed, TODAY.minusDays(1), "called", null))
                .expectException(Refused.with("DATE_OUT_OF_RANGE on"));
    }

    @Test
    void conversionsOfEveryGroupAreRecorded() {
        launched().when(conversion(pinned().audience().get(0))).expectEvents(converted(Group.AUDIENCE));
        launched()
                .when(conversion(pinned().control().get(0)))
                .expectEvents(new ConversionRecorded(
                        CAMPAIGN, conversion(pinned().control().get(0), Group.CONTROL), null));
        launched()
                .when(conversion(customer(5)))
                .expectEvents(new ConversionRecorded(CAMPAIGN, conversion(customer(5), Group.OTHERS), null));
        launched().when(conversion(LATECOMER)).expectException(Refused.with("CUSTOMER_CAME_LATER customerId"));
        launched().when(conversion(customer(77))).expectException(Refused.with("UNKNOWN_CUSTOMER customerId"));
    }

    @Test
    void aConversionIsRecordedOnceAndRetractedWithAReason() {
        CustomerId addressed = pinned().audience().get(0);
        launched(converted(Group.AUDIENCE)).when(conversion(addressed)).expectNoEvents();
        launched(converted(Group.AUDIENCE))
                .when(new RecordConversion(CAMPAIGN, "deal.1", addressed, TODAY, BigDecimal.ONE, null))
                .expectException(Refused.with("CONVERSION_ALREADY_RECORDED reference"));
        launched(converted(Group.AUDIENCE))
                .when(new RetractConversion(CAMPAIGN, "deal.1", WHY))
                .expectEvents(new ConversionRetracted(CAMPAIGN, conversion(addressed, Group.AUDIENCE), WHY));
        launched(converted(Group.AUDIENCE))
                .when(new RetractConversion(CAMPAIGN, "deal.1", null))
                .expectException(Refused.with("REASON_MISSING reason"));
        launched()
                .when(new RetractConversion(CAMPAIGN, "deal.1", WHY))
                .expectException(Refused.with("UNKNOWN_CONVERSION reference"));
        launched(
                        converted(Group.AUDIENCE),
                        new ConversionRetracted(CAMPAIGN, conversion(addressed, Group.AUDIENCE), WHY))
                .when(conversion(addressed))
                .expectEvents(converted(Group.AUDIENCE));
    }

    /** The period is followed by ten days in which conversions still count. */
    @Test
    void aConversionCountsUntilTheAttributionEnds() {
        CustomerId addressed = pinned().audience().get(0);
        LocalDate last = SPRING.end().plusDays(10);
        today = last.plusDays(5);
        launched()
                .when(new RecordConversion(CAMPAIGN, "late", addressed, last.plusDays(1), BigDecimal.ONE, null))
                .expectException(Refused.with("DATE_OUT_OF_RANGE on"));
        launched()
                .when(new RecordConversion(CAMPAIGN, "late", addressed, last, BigDecimal.ONE, null))
                .expectEvents(new ConversionRecorded(
                        CAMPAIGN, new Conversion("late", addressed, Group.AUDIENCE, last, BigDecimal.ONE), null));
    }

    @Test
    void aCampaignIsClosedEarlyOnlyWithAReason() {
        launched().when(new CloseCampaign(CAMPAIGN, null)).expectException(Refused.with("REASON_MISSING reason"));
        launched().when(new CloseCampaign(CAMPAIGN, WHY)).expectEvents(new CampaignClosed(CAMPAIGN, TODAY, WHY));
        today = SPRING.end().plusDays(11);
        launched().when(new CloseCampaign(CAMPAIGN, null)).expectEvents(new CampaignClosed(CAMPAIGN, today, null));
        launched(new CampaignClosed(CAMPAIGN, today, null))
                .when(conversion(pinned().audience().get(0)))
                .expectException(Refused.with("CAMPAIGN_IS_NOT campaignId"));
    }

    @Test
    void aCampaignIsCancelledWithAReason() {
        campaign.given(planned("0"))
                .when(new CancelCampaign(CAMPAIGN, WHY))
                .expectEvents(new CampaignCancelled(CAMPAIGN, CampaignStatus.PLANNED, TODAY, WHY));
        launched().when(new CancelCampaign(CAMPAIGN, null)).expectException(Refused.with("REASON_MISSING reason"));
        launched(new CampaignCancelled(CAMPAIGN, CampaignStatus.LAUNCHED, TODAY, WHY))
                .when(new CancelCampaign(CAMPAIGN, WHY))
                .expectException(Refused.with("CAMPAIGN_IS_NOT campaignId"));
    }

    private TestExecutor<Campaign> launched(Object... since) {
        return campaign.given(planned("0.25"), launch(), pinned()).andGiven(since);
    }

    private static CampaignPlan plan(String controlShare) {
        return new CampaignPlan(
                "Ten percent off", SEGMENT, null, new BigDecimal("0.2"), SPRING, 10, new BigDecimal(controlShare));
    }

    private static String refused(String controlShare, String targetRate, int days) {
        return Refused.named(catchThrowableOfType(
                        Refusal.class,
                        () -> new CampaignPlan(
                                "x",
                                SEGMENT,
                                null,
                                new BigDecimal(targetRate),
                                SPRING,
                                days,
                                new BigDecimal(controlShare))))
                .get(0);
    }

    private static CampaignPlanned planned(String controlShare) {
        return new CampaignPlanned(CAMPAIGN, NAME, plan(controlShare), null);
    }

    private static CampaignLaunched launch() {
        return new CampaignLaunched(CAMPAIGN, TODAY, 3, EVALUATED, new GroupSizes(3, 1, 2), 1, null);
    }

    private static AudiencePinned pinned() {
        Audience drawn = Audience.drawn(CAMPAIGN, MEMBERS, new BigDecimal("0.25"));
        return new AudiencePinned(CAMPAIGN, 1, 1, drawn.addressed(), drawn.control());
    }

    private static RecordConversion conversion(CustomerId customer) {
        return new RecordConversion(CAMPAIGN, "deal.1", customer, TODAY, new BigDecimal("500"), null);
    }

    private static Conversion conversion(CustomerId customer, Group group) {
        return new Conversion("deal.1", customer, group, TODAY, new BigDecimal("500"));
    }

    private static ConversionRecorded converted(Group group) {
        return new ConversionRecorded(CAMPAIGN, conversion(pinned().audience().get(0), group), null);
    }

    private static List<CustomerId> customers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(CampaignTest::customer).toList();
    }

    private static CustomerId customer(int number) {
        return new CustomerId("customer/" + number);
    }

    /** Six customers from the beginning, and one who came after the launch. */
    private static final class Book implements CustomerBook {

        @Override
        public Optional<LocalDate> registeredOn(CustomerId customer) {
            if (customer.equals(LATECOMER)) {
                return Optional.of(TODAY.plusDays(1));
            }
            return customers(1, 6).contains(customer) ? Optional.of(EVALUATED) : Optional.empty();
        }

        @Override
        public List<CustomerAsOf> on(LocalDate day) {
            return customers(1, 6).stream()
                    .map(customer -> new CustomerAsOf(
                            customer, new CustomerProfile("X", null, null, null, null, null, null), List.of(), day))
                    .toList();
        }
    }
}
