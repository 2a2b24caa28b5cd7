package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalId;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What the company, its regions, offices and teams are asked to achieve in a year. */
final class YearGoals {

    private static final Reason CLOSED = new Reason("Year is closed; figures are final");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;
    private final Map<Integer, List<GoalId>> yearly = new LinkedHashMap<>();

    YearGoals(Script script, Numbers numbers, Roster roster, int firstYear) {
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
        all.forEach(goal -> script.act(company(), new ActivateGoal(goal, null), on.plusDays(5)));
        script.scene();
        script.act(
                company(),
                new AskChildrenToSum(
                        GoalIds.year(Staff.COMPANY, year), true, new Reason("Regions carry the whole target")),
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
        GoalId id = GoalIds.year(unit, year);
        define(
                Staff.manager(roster.headOf(above)),
                new GoalDraft(
                        id,
                        "Sell " + target.toPlainString() + " CNY in " + year + " (" + unit + ")",
                        "unit/" + unit,
                        "revenue",
                        Numbers.share(target, 0.86),
                        Numbers.hundreds(target),
                        isTop ? null : GoalIds.year(above, year),
                        isTop ? "Grow faster than the market · 增速高于市场" : null,
                        isTop
                                ? BigDecimal.ONE
                                : GoalDraft.weight(roster.below(above).size()),
                        period),
                on);
        return id;
    }

    /** One goal of each other kind: more, less, and staying within a band. */
    private List<GoalId> otherThanRevenue(int year, Period period, LocalDate on) {
        Actor head = company();
        GoalId win = new GoalId("goal/demo.company.win-rate." + year);
        GoalId csat = new GoalId("goal/demo.company.csat." + year);
        GoalId cycle = new GoalId("goal/demo.company.cycle." + year);
        String owner = "unit/" + Staff.COMPANY;
        String objective = "Win more of what we offer · 提高赢单质量";
        BigDecimal weight = new BigDecimal("0.2");
        define(
                head,
                new GoalDraft(
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
                new GoalDraft(
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

    /** A team that went to another office contributes to that one; an office without teams has no goal any more. */
    void realign(String team, String from, String to, int year, LocalDate on) {
        Actor company = company();
        Reason reason = new Reason("随组织调整改挂上海办事处 · Follows the reorganisation");
        script.act(company, new AlignGoal(GoalIds.year(team, year), GoalIds.year(to, year), null, null, reason), on);
        script.act(company, new CancelGoal(GoalIds.year(from, year), reason), on);
        script.scene();
    }

    /** Once a year, in the third quarter, the targets of the company and its regions move. */
    void revise(Quarter quarter, LocalDate on) {
        double factor = quarter.year() == firstYear ? 0.95 : 1.04;
        Reason reason = new Reason(
                quarter.year() == firstYear ? "Market shrank in the first half year · 上半年市场下滑" : "上半年超额完成，董事会决定上调");
        for (String unit : List.of(Staff.COMPANY, "china", "europe")) {
            BigDecimal target = roster.sellersWithin(unit).stream()
                    .flatMap(seller -> IntStream.rangeClosed(1, 4)
                            .mapToObj(number -> numbers.quota(seller, new Quarter(quarter.year(), number), firstYear)))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            script.act(
                    company(),
                    new ReviseTarget(
                            GoalIds.year(unit, quarter.year()), Numbers.share(target, factor), null, null, reason),
                    on);
        }
        script.scene();
    }

    void close(int year) {
        LocalDate on = LocalDate.of(year, 12, 31).plusDays(16);
        yearly.getOrDefault(year, List.of())
                .forEach(goal -> script.act(company(), new CloseGoal(goal, null, CLOSED), on));
        script.scene();
    }

    /** What a team's quarter contributes to: its own year, else that of the unit above; null for years without goals. */
    @Nullable
    GoalId parentOf(String team, int year) {
        List<GoalId> years = yearly.getOrDefault(year, List.of());
        GoalId own = GoalIds.year(team, year);
        return years.contains(own) ? own : years.isEmpty() ? null : GoalIds.year(roster.above(team), year);
    }

    private void define(Actor actor, GoalDraft draft, LocalDate on) {
        script.act(actor, draft.defined(numbers), on);
    }

    private Actor company() {
        return Staff.manager(roster.headOf(Staff.COMPANY));
    }
}
