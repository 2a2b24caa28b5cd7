package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.targetledger.demo.Staff.Member;
import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Outcome;
import io.targetledger.lock.LockId;
import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What everyone was asked to achieve, who changed it and why, and how it ended. */
final class Goals {

    private static final Reason QUARTER_CLOSED = new Reason("Quarter is closed; figures are final");
    private static final Reason YEAR_CLOSED = new Reason("Year is closed; figures are final");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;

    /** Goals of the quarter at hand: by seller, with their quota. */
    private final Map<String, BigDecimal> quotas = new LinkedHashMap<>();

    private final Map<Integer, List<GoalId>> yearly = new LinkedHashMap<>();

    /** Goals of the quarter at hand whose first owner left, with the team that keeps them. */
    private final Map<GoalId, String> handedOver = new LinkedHashMap<>();

    Goals(Script script, Numbers numbers, Roster roster, int firstYear) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.firstYear = firstYear;
    }

    /** Company, regions, offices and teams, each aligned under the one above and defined by who leads that. */
    void ofYear(int year) {
        LocalDate on = LocalDate.of(year, 1, 4);
        Period period = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        List<GoalId> all = new ArrayList<>();
        List<String> level = List.of(Staff.COMPANY);
        while (!level.isEmpty()) {
            for (String unit : level) {
                all.add(yearOf(unit, year, period, on));
            }
            script.scene();
            level = level.stream()
                    .flatMap(unit -> roster.below(unit).stream())
                    .filter(unit -> !roster.sellersWithin(unit).isEmpty())
                    .toList();
        }
        all.addAll(otherThanRevenue(year, period, on));
        script.scene();
        all.forEach(goal ->
                script.act(Staff.manager(roster.headOf(Staff.COMPANY)), new ActivateGoal(goal, null), on.plusDays(5)));
        script.scene();
        script.act(
                Staff.manager(roster.headOf(Staff.COMPANY)),
                new AskChildrenToSum(year(Staff.COMPANY, year), true, new Reason("Regions carry the whole target")),
                on.plusDays(5));
        script.scene();
        yearly.put(year, all);
    }

    private GoalId yearOf(String unit, int year, Period period, LocalDate on) {
        BigDecimal target = roster.sellersWithin(unit).stream()
                .flatMap(seller -> IntStream.rangeClosed(1, 4)
                        .mapToObj(number -> numbers.quota(seller, new Quarter(year, number), firstYear)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean isTop = unit.equals(Staff.COMPANY);
        String above = isTop ? unit : roster.above(unit);
        GoalId id = year(unit, year);
        define(
                Staff.manager(roster.headOf(above)),
                new Draft(
                        id,
                        "Sell " + target.toPlainString() + " CNY in " + year + " (" + unit + ")",
                        "unit/" + unit,
                        "revenue",
                        Numbers.share(target, 0.86),
                        Numbers.hundreds(target),
                        isTop ? null : year(above, year),
                        isTop ? "Grow faster than the market · 增速高于市场" : null,
                        isTop ? BigDecimal.ONE : weight(roster.below(above).size()),
                        period),
                on);
        return id;
    }

    /** One goal of each other kind: more, less, and staying within a band. */
    private List<GoalId> otherThanRevenue(int year, Period period, LocalDate on) {
        Actor head = Staff.manager(roster.headOf(Staff.COMPANY));
        GoalId win = new GoalId("goal/demo.company.win-rate." + year);
        GoalId csat = new GoalId("goal/demo.company.csat." + year);
        GoalId cycle = new GoalId("goal/demo.company.cycle." + year);
        String owner = "unit/" + Staff.COMPANY;
        String objective = "Win more of what we offer · 提高赢单质量";
        BigDecimal weight = new BigDecimal("0.2");
        define(
                head,
                new Draft(
                        win,
                        "Win three of five deals in " + year,
                        owner,
                        "win_rate",
                        new BigDecimal("0.52"),
                        new BigDecimal("0.58"),
                        null,
                        objective,
                        weight,
                        period),
                on);
        define(
                head,
                new Draft(
                        cycle,
                        "Close a deal within 52 days in " + year,
                        owner,
                        "sales_cycle_days",
                        new BigDecimal("60"),
                        new BigDecimal("52"),
                        null,
                        objective,
                        weight,
                        period),
                on);
        script.act(
                head,
                new DefineGoal(
                        csat,
                        "Keep nine of ten customers satisfied in " + year + " · 客户满意度",
                        "Monthly surveys of all teams",
                        new OwnerId(owner),
                        MetricId.of("csat"),
                        new BigDecimal("0.88"),
                        new BigDecimal("0.9"),
                        new BigDecimal("0.03"),
                        Direction.MAINTAIN,
                        new BigDecimal("0.7"),
                        "It was so for two years",
                        null,
                        "Customers stay · 留住客户",
                        weight,
                        period,
                        null),
                on);
        return List.of(win, csat, cycle);
    }

    /** Teams under their year, sellers under their team; regions are asked for new customers. */
    void ofQuarter(Quarter quarter) {
        LocalDate on = quarter.start().plusDays(2);
        quotas.clear();
        roster.sellers().forEach(seller -> quotas.put(seller.code(), numbers.quota(seller, quarter, firstYear)));
        List<GoalId> all = new ArrayList<>();
        roster.teams().forEach(team -> all.add(team(team, quarter, on)));
        for (String region : roster.below(Staff.COMPANY)) {
            all.add(newCustomers(region, quarter, on));
        }
        script.scene();
        for (Member seller : roster.sellers()) {
            all.add(seller(seller, quarter, on));
        }
        script.scene();
        all.forEach(goal ->
                script.act(Staff.manager(roster.headOf(Staff.COMPANY)), new ActivateGoal(goal, null), on.plusDays(4)));
        script.scene();
    }

    /** Teams of a quarter that has not begun. */
    void drafts(Quarter quarter) {
        quotas.clear();
        roster.sellers().forEach(seller -> quotas.put(seller.code(), numbers.quota(seller, quarter, firstYear)));
        roster.teams().forEach(team -> team(team, quarter, quarter.start().minusDays(20)));
        script.scene();
    }

    private GoalId team(String team, Quarter quarter, LocalDate on) {
        BigDecimal target = roster.sellersOf(team).stream()
                .map(seller -> quotas.getOrDefault(seller.code(), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        GoalId id = quarter(team, quarter);
        List<GoalId> years = yearly.getOrDefault(quarter.year(), List.of());
        GoalId own = year(team, quarter.year());
        GoalId parent = years.contains(own) ? own : years.isEmpty() ? null : year(roster.above(team), quarter.year());
        define(
                Staff.manager(roster.headOf(roster.above(team))),
                new Draft(
                        id,
                        quarter.label() + ": revenue of the team " + team,
                        "unit/" + team,
                        "revenue",
                        Numbers.share(target, 0.85),
                        target,
                        parent,
                        parent == null ? "Plan of the year to come · 下年度计划" : null,
                        new BigDecimal("0.25"),
                        quarter.period()),
                on);
        return id;
    }

    private GoalId newCustomers(String region, Quarter quarter, LocalDate on) {
        int sellers = roster.sellersWithin(region).size();
        GoalId id = new GoalId("goal/demo." + region + ".new-customers." + quarter.code());
        define(
                Staff.manager(roster.headOf(Staff.COMPANY)),
                new Draft(
                        id,
                        quarter.label() + ": win new customers · 开拓新客户",
                        "unit/" + region,
                        "new_customers",
                        BigDecimal.valueOf(sellers * 3L),
                        BigDecimal.valueOf(Math.round(sellers * 4.4)),
                        null,
                        "Depend less on few large customers · 降低大客户依赖",
                        new BigDecimal("0.3"),
                        quarter.period()),
                on);
        return id;
    }

    private GoalId seller(Member seller, Quarter quarter, LocalDate on) {
        String team = roster.teamOf(seller);
        BigDecimal quota = quotas.getOrDefault(seller.code(), BigDecimal.ONE);
        GoalId id = quarter(seller.code(), quarter);
        String name = seller.zh() == null ? seller.en() : seller.zh();
        define(
                Staff.manager(roster.headOf(team)),
                new Draft(
                        id,
                        quarter.label() + ": " + name + (seller.zh() == null ? " sells his or her share" : " 的销售目标"),
                        seller.id().value(),
                        "revenue",
                        Numbers.share(quota, 0.84),
                        quota,
                        quarter(team, quarter),
                        null,
                        weight(roster.sellersOf(team).size()),
                        quarter.period()),
                on);
        return id;
    }

    /** A team that went to another office contributes to that one; an office without teams has no goal any more. */
    void realign(String team, String from, String to, int year, LocalDate on) {
        Actor company = Staff.manager(roster.headOf(Staff.COMPANY));
        Reason reason = new Reason("随组织调整改挂上海办事处 · Follows the reorganisation");
        script.act(company, new AlignGoal(year(team, year), year(to, year), null, null, reason), on);
        script.act(company, new CancelGoal(year(from, year), reason), on);
        script.scene();
    }

    /** The second week: what is agreed is locked. The lock of the running quarter stays in force. */
    void lock(Quarter quarter) {
        script.act(
                Staff.operations(),
                new LockTargets(
                        lockOf(quarter),
                        quarter.period(),
                        new OwnerId("unit/china"),
                        new Reason(quarter.label() + " 目标已确认，锁定")),
                quarter.start().plusDays(13));
        script.scene();
    }

    /** The second month: some targets move, by who leads the team; once a year the whole company's. */
    void revise(Quarter quarter) {
        LocalDate on = quarter.start().plusDays(48);
        List<GoalId> twice = new ArrayList<>();
        for (Member seller : roster.sellers()) {
            String name = seller.code() + quarter.code();
            if (numbers.happens("revision " + name, 0.17)) {
                GoalId goal = quarter(seller.code(), quarter);
                reviseQuota(seller, goal, numbers.between("factor " + name, 0.86, 1.15), on, name);
                if (numbers.happens("again " + name, 0.25)) {
                    twice.add(goal);
                }
            }
        }
        script.scene();
        for (GoalId goal : twice) {
            script.act(
                    Staff.manager(roster.headOf(Staff.COMPANY)),
                    new ReassessConfidence(
                            goal,
                            new Achievability(new BigDecimal("0.55"), "Moved twice; depends on one framework contract"),
                            new Reason("Checked together with the region")),
                    on.plusDays(9));
        }
        script.scene();
        if (quarter.number() == 3) {
            reviseYear(quarter, on);
        }
    }

    private void reviseQuota(Member seller, GoalId goal, double factor, LocalDate on, String name) {
        BigDecimal quota = quotas.getOrDefault(seller.code(), BigDecimal.ONE);
        BigDecimal revised = Numbers.share(quota, factor);
        if (revised.compareTo(quota) == 0) {
            return;
        }
        script.act(
                Staff.manager(roster.headOf(roster.teamOf(seller))),
                new ReviseTarget(
                        goal,
                        revised,
                        revised.compareTo(Numbers.share(quota, 0.84)) <= 0 ? Numbers.share(revised, 0.9) : null,
                        null,
                        Reasons.of(factor < 1 ? Reasons.LOWERED : Reasons.RAISED, numbers, name)),
                on);
    }

    private void reviseYear(Quarter quarter, LocalDate on) {
        double factor = quarter.year() == firstYear ? 0.95 : 1.04;
        Reason reason = new Reason(
                quarter.year() == firstYear ? "Market shrank in the first half year · 上半年市场下滑" : "上半年超额完成，董事会决定上调");
        for (String unit : List.of(Staff.COMPANY, "china", "europe")) {
            BigDecimal target = roster.sellersWithin(unit).stream()
                    .flatMap(seller -> IntStream.rangeClosed(1, 4)
                            .mapToObj(number -> numbers.quota(seller, new Quarter(quarter.year(), number), firstYear)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            script.act(
                    Staff.manager(roster.headOf(Staff.COMPANY)),
                    new ReviseTarget(year(unit, quarter.year()), Numbers.share(target, factor), null, null, reason),
                    on);
        }
        script.scene();
    }

    /** Whoever left: the goal goes to a colleague of the team, who is asked for no more than a part of it. */
    void handOver(Member gone, Quarter quarter) {
        Member heir = roster.sellersOf(roster.teamOf(gone)).stream()
                .filter(seller -> !seller.equals(gone))
                .findFirst()
                .orElseThrow();
        LocalDate on = quarter.start().plusDays(46);
        Actor head = Staff.manager(roster.headOf(roster.teamOf(gone)));
        GoalId goal = quarter(gone.code(), quarter);
        script.act(Staff.operations(), new ReassignGoal(goal, OwnerId.of(heir.id()), new Reason("原负责人离职，客户移交")), on);
        script.scene();
        script.act(
                head,
                new ReviseTarget(
                        goal,
                        Numbers.share(quotas.getOrDefault(gone.code(), BigDecimal.ONE), 0.5),
                        Numbers.share(quotas.getOrDefault(gone.code(), BigDecimal.ONE), 0.4),
                        null,
                        new Reason("Half of the quarter is over; only open deals are handed over")),
                on);
        script.scene();
        handedOver.put(goal, roster.teamOf(gone));
        roster.leave(gone.code());
        quotas.remove(gone.code());
    }

    /** Sellers say how sure they are of the quarter that runs. */
    void doubts(Quarter quarter) {
        for (Member seller : roster.sellers()) {
            String name = seller.code() + quarter.code();
            if (numbers.happens("doubt " + name, 0.4)) {
                boolean sure = numbers.happens("sure " + name, 0.5);
                script.act(
                        Staff.representative(seller.code()),
                        new ReassessConfidence(
                                quarter(seller.code(), quarter),
                                new Achievability(
                                        Numbers.decimal(sure ? 0.85 : 0.4, 2),
                                        Reasons.text(sure ? Reasons.CONFIDENT : Reasons.DOUBTFUL, numbers, name)),
                                new Reason("Weekly forecast")),
                        quarter.start().plusDays(30));
            }
        }
        script.scene();
    }

    /** Measurements decide; one is decided by hand, reopened and decided again, and in every other quarter one cancelled. */
    void close(Quarter quarter) {
        LocalDate on = quarter.end().plusDays(6);
        List<GoalId> again = new ArrayList<>();
        List<Member> sellers = roster.sellers();
        int overridden = numbers.between("overridden " + quarter.code(), 0, sellers.size() - 1);
        int cancelled = quarter.number() % 2 == 0 ? (overridden + 5) % sellers.size() : -1;
        for (int place = 0; place < sellers.size(); place++) {
            Member seller = sellers.get(place);
            Actor head = Staff.manager(roster.headOf(roster.teamOf(seller)));
            GoalId goal = quarter(seller.code(), quarter);
            if (place == cancelled) {
                script.act(head, new CancelGoal(goal, new Reason("On parental leave for most of the quarter")), on);
            } else if (place == overridden) {
                script.act(head, new CloseGoal(goal, Outcome.MISSED, new Reason("按签约口径未完成，由主管裁定")), on);
                again.add(goal);
            } else {
                script.act(head, new CloseGoal(goal, null, QUARTER_CLOSED), on);
            }
        }
        handedOver.forEach((goal, team) ->
                script.act(Staff.manager(roster.headOf(team)), new CloseGoal(goal, null, QUARTER_CLOSED), on));
        handedOver.clear();
        roster.teams()
                .forEach(team -> script.act(
                        Staff.manager(roster.headOf(roster.above(team))),
                        new CloseGoal(quarter(team, quarter), null, QUARTER_CLOSED),
                        on));
        for (String region : roster.below(Staff.COMPANY)) {
            script.act(
                    Staff.manager(roster.headOf(Staff.COMPANY)),
                    new CloseGoal(
                            new GoalId("goal/demo." + region + ".new-customers." + quarter.code()),
                            null,
                            QUARTER_CLOSED),
                    on);
        }
        script.scene();
        Actor company = Staff.manager(roster.headOf(Staff.COMPANY));
        again.forEach(goal -> script.act(
                company,
                new ReopenGoal(goal, new Reason("A deal signed in time was booked late · 补录合同")),
                on.plusDays(8)));
        script.scene();
        again.forEach(goal -> script.act(company, new CloseGoal(goal, null, QUARTER_CLOSED), on.plusDays(9)));
        script.scene();
        script.act(Staff.operations(), new UnlockTargets(lockOf(quarter), QUARTER_CLOSED), on.plusDays(12));
        script.scene();
    }

    void closeYear(int year) {
        LocalDate on = LocalDate.of(year, 12, 31).plusDays(16);
        yearly.getOrDefault(year, List.of())
                .forEach(goal -> script.act(
                        Staff.manager(roster.headOf(Staff.COMPANY)), new CloseGoal(goal, null, YEAR_CLOSED), on));
        script.scene();
    }

    /** The parts in which most goals differ; the rest is the same for all. */
    private record Draft(
            GoalId id,
            String title,
            String owner,
            String metric,
            BigDecimal baseline,
            BigDecimal target,
            @Nullable GoalId parent,
            @Nullable String objective,
            BigDecimal weight,
            Period period) {}

    private void define(Actor actor, Draft draft, LocalDate on) {
        script.act(
                actor,
                new DefineGoal(
                        draft.id(),
                        draft.title(),
                        null,
                        new OwnerId(draft.owner()),
                        MetricId.of(draft.metric()),
                        draft.baseline(),
                        draft.target(),
                        null,
                        null,
                        Numbers.decimal(numbers.between("confidence " + draft.id(), 0.55, 0.9), 2),
                        "Last year's pace and the open pipeline · 依据去年进度与在谈商机",
                        draft.parent(),
                        draft.objective(),
                        draft.weight(),
                        draft.period(),
                        new Reason("Planning round")),
                on);
    }

    private static BigDecimal weight(int siblings) {
        return Numbers.decimal(1.0 / Math.max(1, siblings), 2);
    }

    private static GoalId year(String unit, int year) {
        return new GoalId("goal/demo." + unit + "." + year);
    }

    private static GoalId quarter(String owner, Quarter quarter) {
        return new GoalId("goal/demo." + owner + "." + quarter.code());
    }

    private static LockId lockOf(Quarter quarter) {
        return new LockId("lock/demo." + quarter.code());
    }
}
