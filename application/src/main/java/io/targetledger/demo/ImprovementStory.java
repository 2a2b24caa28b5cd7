package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.targetledger.demo.Staff.Member;
import io.targetledger.improvement.CheckIn;
import io.targetledger.improvement.Evidence;
import io.targetledger.improvement.Measure;
import io.targetledger.improvement.Objective;
import io.targetledger.improvement.Origin;
import io.targetledger.improvement.PlanCommand.ActivatePlan;
import io.targetledger.improvement.PlanCommand.AddEvidence;
import io.targetledger.improvement.PlanCommand.AdjustObjective;
import io.targetledger.improvement.PlanCommand.AgreeToTerms;
import io.targetledger.improvement.PlanCommand.ClosePlan;
import io.targetledger.improvement.PlanCommand.DeclineTerms;
import io.targetledger.improvement.PlanCommand.DraftPlan;
import io.targetledger.improvement.PlanCommand.ExtendPlan;
import io.targetledger.improvement.PlanCommand.ProvideSupport;
import io.targetledger.improvement.PlanCommand.RecordCheckIn;
import io.targetledger.improvement.PlanCommand.RedraftPlan;
import io.targetledger.improvement.PlanCommand.Result;
import io.targetledger.improvement.PlanId;
import io.targetledger.improvement.PlanOutcome;
import io.targetledger.improvement.Support;
import io.targetledger.improvement.Threshold;
import io.targetledger.improvement.Threshold.Bound;
import io.targetledger.improvement.Timetable;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.PersonId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Command;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;

/**
 * Improvement plans: in the first year one that was adjusted, extended and decided by its results, and one that was declined,
 * written anew and given up; today one that runs with a check-in overdue and a proposal open, and one that waits for Li Na.
 */
final class ImprovementStory {

    private static final String WAITING = "li.na";
    private static final String REVENUE = "revenue";
    private static final String OFFERS = "offers";
    private static final Support COACHING =
            new Support("coaching", Support.Kind.COACHING, "One hour a week with the sponsor · 每周一次辅导");
    private static final Support TRAINING =
            new Support("negotiation", Support.Kind.TRAINING, "Two days on negotiating · 商务谈判培训");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;
    private final LocalDate today;
    private final Set<String> told = new HashSet<>(Set.of(WAITING));

    ImprovementStory(Script script, Numbers numbers, Roster roster, int firstYear, LocalDate today) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.firstYear = firstYear;
        this.today = today;
    }

    /** In the third quarter of the first year, for the two who sell least. */
    void ofTheFirstYear(Quarter quarter) {
        decidedByResults(next(), quarter);
        givenUp(next(), quarter);
    }

    /** As the story ends. */
    void ofToday() {
        running(next());
        waiting();
    }

    private void decidedByResults(Member person, Quarter quarter) {
        Told plan = new Told(person, "." + quarter.code());
        LocalDate begin = quarter.start().plusDays(14);
        LocalDate end = quarter.end();
        BigDecimal sold = soldIn(person, quarter);
        Objective revenue = revenue(Numbers.share(sold, 0.9), end);
        plan.drafted(
                missed(person, new Quarter(quarter.year(), quarter.number() - 1)),
                "Regain the pace after a weak quarter · 扭转上季度的落后",
                List.of(revenue, offers(end)),
                new Timetable(new Period(begin, end), List.of(begin.plusDays(20), begin.plusDays(41), end)),
                begin.minusDays(5));
        plan.by(plan.employee(), new AgreeToTerms(plan.id(), person.id(), 1, "Fair · 同意"), begin.minusDays(2));
        plan.by(plan.sponsor(), new ActivatePlan(plan.id(), null), begin);
        plan.by(
                plan.sponsor(),
                new ProvideSupport(plan.id(), COACHING.code(), begin.plusDays(7), "Prepared two visits", null),
                begin.plusDays(7));
        plan.checkIn(begin.plusDays(20), Numbers.share(sold, 0.3), CheckIn.Standing.AT_RISK);
        plan.by(
                plan.head(),
                new AdjustObjective(
                        plan.id(),
                        revenue(Numbers.share(sold, 0.95), end),
                        new Reason("A district came over · 新划入一个区域")),
                begin.plusDays(25));
        plan.by(plan.employee(), new AgreeToTerms(plan.id(), person.id(), 2, null), begin.plusDays(27));
        plan.checkIn(begin.plusDays(41), Numbers.share(sold, 0.6), CheckIn.Standing.ON_TRACK);
        LocalDate longer = end.plusDays(21);
        plan.by(
                plan.head(),
                new ExtendPlan(plan.id(), longer, List.of(longer), new Reason("Ill for three weeks · 病假三周")),
                end.minusDays(10));
        plan.by(plan.employee(), new AgreeToTerms(plan.id(), person.id(), 3, "谢谢 · Thank you"), end.minusDays(8));
        plan.checkIn(end, Numbers.share(sold, 0.95), CheckIn.Standing.ON_TRACK);
        plan.checkIn(longer, sold, CheckIn.Standing.MET);
        plan.by(
                plan.head(),
                new ClosePlan(
                        plan.id(),
                        PlanOutcome.SUCCEEDED,
                        List.of(new Result(REVENUE, sold), new Result(OFFERS, BigDecimal.ONE)),
                        new Reason("All objectives met · 全部达成")),
                longer);
    }

    private void givenUp(Member person, Quarter quarter) {
        Told plan = new Told(person, "." + quarter.code());
        LocalDate begin = quarter.start().plusDays(21);
        LocalDate end = quarter.end();
        Timetable timetable = new Timetable(new Period(begin, end), List.of(begin.plusDays(28), end));
        BigDecimal sold = soldIn(person, quarter);
        plan.drafted(
                missed(person, new Quarter(quarter.year(), quarter.number() - 1)),
                "Win more of what is offered · 提高赢单率",
                List.of(revenue(Numbers.share(sold, 1.4), end)),
                timetable,
                begin.minusDays(9));
        plan.by(
                plan.employee(),
                new DeclineTerms(plan.id(), person.id(), 1, "Out of reach without the large account · 目标过高"),
                begin.minusDays(7));
        plan.by(
                plan.head(),
                new RedraftPlan(plan.id(), List.of(revenue(Numbers.share(sold, 1.1), end)), timetable, null),
                begin.minusDays(5));
        plan.by(plan.employee(), new AgreeToTerms(plan.id(), person.id(), 2, null), begin.minusDays(3));
        plan.by(plan.sponsor(), new ActivatePlan(plan.id(), null), begin);
        plan.by(
                plan.head(),
                new ClosePlan(
                        plan.id(),
                        PlanOutcome.WITHDRAWN,
                        List.of(),
                        new Reason("Moved to presales at their own wish · 本人申请转岗")),
                begin.plusDays(40));
    }

    private void running(Member person) {
        Told plan = new Told(person, ".now");
        LocalDate begin = today.minusDays(40);
        LocalDate end = today.plusDays(50);
        Quarter last = before(today);
        BigDecimal pace = numbers.quota(person, last, firstYear);
        plan.drafted(
                missed(person, last),
                "Close the gap of last quarter · 补上季度缺口",
                List.of(revenue(Numbers.share(pace, 0.9), end), offers(end)),
                new Timetable(
                        new Period(begin, end),
                        List.of(today.minusDays(26), today.minusDays(9), today.plusDays(12), end)),
                begin.minusDays(4));
        plan.by(plan.employee(), new AgreeToTerms(plan.id(), person.id(), 1, null), begin.minusDays(2));
        plan.by(plan.sponsor(), new ActivatePlan(plan.id(), null), begin);
        plan.checkIn(today.minusDays(26), Numbers.share(pace, 0.12), CheckIn.Standing.AT_RISK);
        plan.by(
                plan.sponsor(),
                new AddEvidence(
                        plan.id(), new Evidence(today.minusDays(12), "Two offers went out late · 两份报价延误", null), null),
                today.minusDays(12));
        plan.by(
                plan.head(),
                new AdjustObjective(
                        plan.id(),
                        revenue(Numbers.share(pace, 0.8), end),
                        new Reason("The largest account was reassigned · 最大客户已转出")),
                today.minusDays(3));
    }

    private void waiting() {
        Member person = Staff.REPRESENTATIVES.stream()
                .filter(seller -> seller.code().equals(WAITING))
                .findFirst()
                .orElseThrow();
        LocalDate end = today.plusDays(90);
        new Told(person, ".next")
                .drafted(
                        new Origin(Origin.Kind.BY_HAND, null),
                        "Get ready for larger accounts · 为承接更大客户做准备",
                        List.of(offers(end)),
                        new Timetable(new Period(today.plusDays(5), end), List.of(today.plusDays(35), end)),
                        today.minusDays(1));
    }

    /** Who sells least and has no plan yet. */
    private Member next() {
        Member least = roster.sellers().stream()
                .filter(seller -> Staff.REPRESENTATIVES.contains(seller))
                .filter(seller -> !told.contains(seller.code()))
                .min(Comparator.comparingDouble(numbers::skill))
                .orElseThrow();
        told.add(least.code());
        return least;
    }

    private BigDecimal soldIn(Member person, Quarter quarter) {
        return Stream.of(0, 1, 2)
                .map(month -> numbers.sales(person, quarter, month, firstYear))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Quarter before(LocalDate day) {
        LocalDate then = day.minusMonths(3);
        return new Quarter(then.getYear(), (then.getMonthValue() + 2) / 3);
    }

    private static Origin missed(Member person, Quarter quarter) {
        return new Origin(
                Origin.Kind.GOAL, GoalIds.quarter(person.code(), quarter).value());
    }

    private static Objective revenue(BigDecimal atLeast, LocalDate due) {
        return new Objective(
                REVENUE,
                "Sell what the territory holds · 销售额回到正轨",
                new Measure(MetricId.of("revenue"), null),
                new Threshold(Bound.AT_LEAST, atLeast),
                due);
    }

    private static Objective offers(LocalDate due) {
        return new Objective(
                OFFERS,
                "Offers go out within two days · 两天内报价",
                new Measure(null, "offers a month that took longer · 每月超时报价数"),
                new Threshold(Bound.AT_MOST, BigDecimal.valueOf(2)),
                due);
    }

    /** One plan as it is told; each act is a scene of its own. */
    private final class Told {

        private final Member person;
        private final PlanId id;

        Told(Member person, String name) {
            this.person = person;
            this.id = new PlanId("plan/demo." + person.code() + name);
        }

        PlanId id() {
            return id;
        }

        Actor employee() {
            return Staff.representative(person.code());
        }

        Actor head() {
            return Staff.manager(roster.headOf(roster.teamOf(person)));
        }

        Actor sponsor() {
            return Staff.manager(sponsorCode());
        }

        private String sponsorCode() {
            return roster.headOf(roster.above(roster.teamOf(person)));
        }

        void by(Actor actor, Command command, LocalDate on) {
            script.act(actor, command, on);
            script.scene();
        }

        void drafted(Origin origin, String purpose, List<Objective> objectives, Timetable timetable, LocalDate on) {
            by(
                    head(),
                    new DraftPlan(
                            id,
                            person.id(),
                            new PersonId("person/" + sponsorCode()),
                            origin,
                            purpose,
                            objectives,
                            timetable,
                            List.of(COACHING, TRAINING),
                            null),
                    on);
        }

        void checkIn(LocalDate day, BigDecimal revenue, CheckIn.Standing standing) {
            by(
                    sponsor(),
                    new RecordCheckIn(
                            id,
                            new CheckIn(
                                    day,
                                    day,
                                    List.of(
                                            new CheckIn.Progress(REVENUE, revenue, standing, null),
                                            new CheckIn.Progress(OFFERS, BigDecimal.ONE, CheckIn.Standing.MET, null)),
                                    "Visit the three largest open deals · 拜访三个最大的在谈客户",
                                    null),
                            null),
                    day);
        }
    }
}
