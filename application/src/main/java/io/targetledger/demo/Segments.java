package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.campaign.Audience;
import io.targetledger.campaign.CampaignCommand.CloseCampaign;
import io.targetledger.campaign.CampaignCommand.LaunchCampaign;
import io.targetledger.campaign.CampaignCommand.PlanCampaign;
import io.targetledger.campaign.CampaignCommand.RecordConversion;
import io.targetledger.campaign.CampaignCommand.RecordResponse;
import io.targetledger.campaign.CampaignCommand.RetractConversion;
import io.targetledger.campaign.CampaignId;
import io.targetledger.campaign.CampaignPlan;
import io.targetledger.customer.CustomerId;
import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.FocusGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.security.Actor;
import io.targetledger.segment.RfmClass;
import io.targetledger.segment.RfmTable;
import io.targetledger.segment.SegmentCommand.ActivateSegment;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;
import io.targetledger.segment.SegmentCommand.RedefineSegment;
import io.targetledger.segment.SegmentCommand.RetireSegment;
import io.targetledger.segment.SegmentDefinition;
import io.targetledger.segment.SegmentDefinition.ByList;
import io.targetledger.segment.SegmentDefinition.ByRfm;
import io.targetledger.segment.SegmentDefinition.ByRule;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;

/**
 * Segments by RFM, by rule and by list, evaluated at the end of each quarter; a campaign a quarter to the pharma customers;
 * and a goal of the running quarter that only the best customers count for.
 */
final class Segments {

    static final SegmentId CHAMPIONS = new SegmentId("segment/demo.champions");
    private static final SegmentId AT_RISK = new SegmentId("segment/demo.at-risk");
    private static final SegmentId PHARMA = new SegmentId("segment/demo.pharma");
    private static final SegmentId STRATEGIC = new SegmentId("segment/demo.strategic");
    private static final SegmentId LARGE = new SegmentId("segment/demo.large");
    private static final BigDecimal CONTROL = new BigDecimal("0.4");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;
    private final LocalDate today;
    private final List<SegmentId> active = new ArrayList<>();

    Segments(Script script, Numbers numbers, Roster roster, int firstYear, LocalDate today) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.firstYear = firstYear;
        this.today = today;
    }

    void define(LocalDate on) {
        define(
                CHAMPIONS,
                new LocalizedName("Champions and loyal customers", "冠军与忠诚客户"),
                new ByRfm(List.of(RfmClass.CHAMPIONS, RfmClass.LOYAL), 365, RfmTable.V1),
                on);
        define(
                AT_RISK,
                new LocalizedName("Customers at risk", "流失风险客户"),
                new ByRfm(List.of(RfmClass.AT_RISK, RfmClass.CANNOT_LOSE, RfmClass.ABOUT_TO_SLEEP), 365, RfmTable.V1),
                on);
        define(PHARMA, new LocalizedName("Pharma", "制药客户"), new ByRule("sector = \"pharma\""), on);
        define(LARGE, new LocalizedName("Large customers", "大客户"), new ByRule("revenue(365) >= 3000000"), on);
        define(
                STRATEGIC,
                new LocalizedName("Strategic customers", "战略客户"),
                new ByList(Market.CLIENTS.subList(0, 3).stream()
                        .map(Market.Client::id)
                        .toList()),
                on);
        script.scene();
        active.forEach(segment -> script.act(Staff.operations(), new ActivateSegment(segment, null), on.plusDays(1)));
        script.scene();
    }

    private void define(SegmentId id, LocalizedName name, SegmentDefinition definition, LocalDate on) {
        script.act(Staff.operations(), new DefineSegment(id, name, null, definition, null), on);
        active.add(id);
    }

    /** After the figures of the quarter. */
    void ofQuarter(Quarter quarter) {
        boolean first = quarter.equals(new Quarter(firstYear, 1));
        if (!first) {
            campaign(quarter);
        }
        boolean over = quarter.end().isBefore(today);
        if (quarter.equals(new Quarter(firstYear, 3)) && over) {
            script.act(
                    Staff.operations(),
                    new RedefineSegment(
                            LARGE,
                            new ByRule("revenue(365) >= 4000000 or employees >= 8000"),
                            new Reason("Every second customer was large · 门槛过低，重新定义大客户")),
                    quarter.end());
            script.scene();
        }
        LocalDate on = over ? quarter.end() : today;
        active.forEach(segment -> script.act(company(), new EvaluateSegment(segment, on, null), on));
        script.scene();
        if (quarter.equals(new Quarter(firstYear, 4)) && over) {
            script.act(
                    Staff.operations(),
                    new RetireSegment(STRATEGIC, new Reason("Replaced by the rule for large customers · 改用大客户规则")),
                    on.plusDays(5));
            script.scene();
            active.remove(STRATEGIC);
        }
        if (!over && !first) {
            goalOf(quarter);
        }
    }

    /** Twenty per cent more than in the quarter before, from the best customers. */
    private void goalOf(Quarter quarter) {
        GoalId goal = new GoalId("goal/demo.champions." + quarter.code());
        BigDecimal before = Numbers.hundreds(numbers.between("champions " + quarter.code(), 5_000_000.0, 7_000_000.0));
        LocalDate on = quarter.start().plusDays(3);
        script.act(
                company(),
                new GoalDraft(
                                goal,
                                "20 % more revenue from champions in " + quarter.label() + " · 重点客户增收 20%",
                                "unit/" + Staff.COMPANY,
                                "revenue",
                                before,
                                Numbers.share(before, 1.2),
                                null,
                                "Grow with those who know us · 深耕老客户",
                                BigDecimal.ONE,
                                quarter.period())
                        .defined(numbers),
                on);
        script.scene();
        script.act(
                company(),
                new FocusGoal(goal, CHAMPIONS, new Reason("Only champions and loyal customers count · 只计重点客户")),
                on);
        script.scene();
        script.act(company(), new ActivateGoal(goal, null), on.plusDays(1));
        script.scene();
    }

    private void campaign(Quarter quarter) {
        LocalDate launch = quarter.start().plusDays(9);
        if (launch.plusDays(20).isAfter(today)) {
            return;
        }
        CampaignId id = new CampaignId("campaign/demo.pharma." + quarter.code());
        CampaignPlan plan = new CampaignPlan(
                "Service contract at half price for the first year · 首年服务合同半价",
                PHARMA,
                null,
                new BigDecimal("0.4"),
                quarter.period(),
                10,
                CONTROL);
        LocalizedName name = new LocalizedName("Pharma service, " + quarter.label(), "制药服务活动 " + quarter.code());
        script.act(
                company(),
                new PlanCampaign(id, name, plan, null),
                quarter.start().plusDays(2));
        script.scene();
        script.act(company(), new LaunchCampaign(id, launch, null), launch);
        script.scene();
        Audience drawn = Audience.drawn(id, Market.of("pharma"), CONTROL);
        drawn.addressed().forEach(customer -> respond(id, customer, launch));
        drawn.addressed().forEach(customer -> convert(id, customer, 0.6, launch));
        drawn.control().forEach(customer -> convert(id, customer, 0.25, launch));
        LocalDate end = quarter.end().plusDays(plan.attributionDays());
        if (end.plusDays(2).isBefore(today)) {
            script.act(company(), new CloseCampaign(id, new Reason("All orders are in · 订单已全部入账")), end.plusDays(2));
            script.scene();
        }
    }

    private void respond(CampaignId campaign, CustomerId customer, LocalDate launch) {
        String name = campaign + " " + customer;
        LocalDate on = launch.plusDays(numbers.between("response " + name, 1, 14));
        if (!on.isAfter(today) && numbers.happens("response " + name, 0.7)) {
            script.act(seller(), new RecordResponse(campaign, customer, on, "called", null), on);
            script.scene();
        }
    }

    private void convert(CampaignId campaign, CustomerId customer, double probability, LocalDate launch) {
        String name = campaign + " " + customer;
        LocalDate on = launch.plusDays(numbers.between("conversion " + name, 10, 60));
        if (on.isAfter(today) || !numbers.happens("conversion " + name, probability)) {
            return;
        }
        String reference = "SC-" + numbers.between("reference " + name, 10_000, 99_999);
        BigDecimal amount = Numbers.hundreds(numbers.between("conversion " + name, 40_000.0, 160_000.0));
        script.act(seller(), new RecordConversion(campaign, reference, customer, on, amount, null), on);
        script.scene();
        if (numbers.happens("retraction " + name, 0.1) && !on.plusDays(3).isAfter(today)) {
            script.act(
                    company(),
                    new RetractConversion(campaign, reference, new Reason("Order was cancelled · 订单取消")),
                    on.plusDays(3));
            script.scene();
        }
    }

    private static Actor seller() {
        return Staff.representative("li.na");
    }

    private Actor company() {
        return Staff.manager(roster.headOf(Staff.COMPANY));
    }
}
