package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import io.targetledger.campaign.CampaignCommand.CancelCampaign;
import io.targetledger.campaign.CampaignCommand.CloseCampaign;
import io.targetledger.campaign.CampaignCommand.LaunchCampaign;
import io.targetledger.campaign.CampaignCommand.PlanCampaign;
import io.targetledger.campaign.CampaignCommand.RecordConversion;
import io.targetledger.campaign.CampaignCommand.RecordResponse;
import io.targetledger.campaign.CampaignCommand.ReplanCampaign;
import io.targetledger.campaign.CampaignCommand.RetractConversion;
import io.targetledger.campaign.CampaignId;
import io.targetledger.campaign.CampaignPlan;
import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.goal.GoalId;
import io.targetledger.histories.PlansInWorld.InCampaign;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.segment.RfmClass;
import io.targetledger.segment.RfmTable;
import io.targetledger.segment.SegmentCommand.ActivateSegment;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;
import io.targetledger.segment.SegmentCommand.RedefineSegment;
import io.targetledger.segment.SegmentCommand.RetireSegment;
import io.targetledger.segment.SegmentCommand.RewordSegment;
import io.targetledger.segment.SegmentDefinition;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;

/** The part of {@link RandomCommands} that is about customers, their segments, and campaigns to them. */
final class RandomSegmentCommands {

    private static final List<String> SECTORS = List.of("retail", "medical", "software");

    private final RandomCommands commands;
    private final Random random;
    private final PlansInWorld world;
    private int deals;
    private int segments;
    private int campaigns;

    RandomSegmentCommands(RandomCommands commands) {
        this.commands = commands;
        this.random = commands.random;
        this.world = commands.world.plans;
    }

    Command next(LocalDate today) {
        if (world.customers.size() < 4 || random.nextInt(12) == 0) {
            return customer();
        }
        int dice = random.nextInt(20);
        if (dice < 6) {
            return deal(today);
        }
        return dice < 13 || world.segments.isEmpty() ? segment(today) : campaign(today);
    }

    private Command customer() {
        return new RegisterCustomer(
                new CustomerId("customer/" + random.nextInt(12)),
                new CustomerProfile(
                        "Customer " + random.nextInt(3), sector(), 1990, null, random.nextInt(500), "China", null),
                commands.reason());
    }

    private Command deal(LocalDate today) {
        boolean won = random.nextInt(3) > 0;
        return new RecordMeasurement(
                new MeasurementId("measurement/deal." + deals++),
                new Fact(
                        MetricId.of(won ? "revenue" : "lost_deals"),
                        new SubjectId(commands.owner().value()),
                        today.minusDays(random.nextInt(30)),
                        won ? commands.amount().abs() : BigDecimal.ONE,
                        List.of(new Dimension("customer", customerId().value()))),
                null);
    }

    private Command segment(LocalDate today) {
        if (world.segments.isEmpty() || random.nextInt(6) == 0) {
            return new DefineSegment(
                    new SegmentId("segment/" + segments++), name(), null, definition(), commands.reason());
        }
        SegmentId segment = commands.one(world.segments.keySet());
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new ActivateSegment(segment, commands.reason());
            case 3, 4 -> new RedefineSegment(segment, definition(), commands.reason());
            case 5 -> new RewordSegment(segment, name(), "Version " + random.nextInt(3), commands.reason());
            case 6 ->
                random.nextInt(4) == 0
                        ? new RetireSegment(segment, commands.reason())
                        : new EvaluateSegment(segment, today.minusDays(3), commands.reason());
            default -> new EvaluateSegment(segment, null, commands.reason());
        };
    }

    private SegmentDefinition definition() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new SegmentDefinition.ByRule(
                        "sector = \"" + sector() + "\" or revenue(60) > " + random.nextInt(50_000));
            case 1 ->
                new SegmentDefinition.ByRfm(
                        List.of(commands.one(List.of(RfmClass.values())), commands.one(List.of(RfmClass.values()))),
                        random.nextBoolean() ? 90 : null,
                        RfmTable.V1);
            default -> new SegmentDefinition.ByList(List.of(customerId(), customerId()));
        };
    }

    private Command campaign(LocalDate today) {
        if (world.campaigns.isEmpty() || random.nextInt(9) == 0) {
            return new PlanCampaign(new CampaignId("campaign/" + campaigns++), name(), plan(today), commands.reason());
        }
        CampaignId campaign = latest();
        InCampaign known = world.campaigns.get(campaign);
        return switch (random.nextInt(16)) {
            case 0 -> new ReplanCampaign(campaign, name(), plan(today), commands.reason());
            case 1, 2, 3 -> new LaunchCampaign(campaign, null, commands.reason());
            case 4, 5 ->
                new RecordResponse(
                        campaign, addressed(known), today.minusDays(random.nextInt(4)), "called", commands.reason());
            case 6, 7, 8, 9, 10 ->
                new RecordConversion(
                        campaign,
                        "deal " + random.nextInt(30),
                        random.nextBoolean() ? addressed(known) : customerId(),
                        today.minusDays(random.nextInt(4)),
                        commands.amount().abs(),
                        commands.reason());
            case 11, 12 ->
                new RetractConversion(
                        campaign,
                        known.conversions.isEmpty() ? "none" : commands.one(known.conversions),
                        commands.reason());
            case 13 -> new CloseCampaign(campaign, commands.reason());
            default ->
                random.nextInt(3) == 0
                        ? new CancelCampaign(campaign, commands.reason())
                        : new LaunchCampaign(campaign, null, commands.reason());
        };
    }

    private CampaignPlan plan(LocalDate today) {
        GoalId goal = commands.world.goals.isEmpty() || random.nextBoolean()
                ? null
                : commands.one(commands.world.goals.keySet());
        return new CampaignPlan(
                "Ten percent off",
                segmentWithMembers(),
                goal,
                random.nextBoolean() ? new BigDecimal("0.2") : null,
                new Period(today, today.plusDays(200L + random.nextInt(400))),
                random.nextInt(10),
                BigDecimal.valueOf(random.nextInt(5), 1));
    }

    /** One of the last two: older ones are over. */
    private CampaignId latest() {
        List<CampaignId> all = List.copyOf(world.campaigns.keySet());
        return all.get(Math.max(0, all.size() - 1 - random.nextInt(2)));
    }

    private SegmentId segmentWithMembers() {
        List<SegmentId> filled = world.segments.keySet().stream()
                .filter(segment -> !world.segments.get(segment).members().isEmpty())
                .toList();
        return commands.one(filled.isEmpty() || random.nextInt(5) == 0 ? world.segments.keySet() : filled);
    }

    private CustomerId addressed(InCampaign campaign) {
        return campaign.audience.isEmpty() ? customerId() : commands.one(campaign.audience);
    }

    private CustomerId customerId() {
        return commands.one(world.customers.keySet());
    }

    private String sector() {
        return commands.one(SECTORS);
    }

    private LocalizedName name() {
        return LocalizedName.of("Group " + random.nextInt(9));
    }
}
