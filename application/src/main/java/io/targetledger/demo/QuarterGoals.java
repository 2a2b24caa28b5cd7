package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.demo.Staff.Member;
import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Reason;

/** What teams, sellers and regions are asked to achieve in a quarter. */
final class QuarterGoals {

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;
    private final YearGoals years;

    /** Of the quarter at hand: what each seller is asked for. */
    private final Map<String, BigDecimal> quotas = new LinkedHashMap<>();

    QuarterGoals(Script script, Numbers numbers, Roster roster, int firstYear, YearGoals years) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.firstYear = firstYear;
        this.years = years;
    }

    /** What the seller is asked for in the quarter at hand. */
    BigDecimal quota(Member seller) {
        return quotas.getOrDefault(seller.code(), BigDecimal.ONE);
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
        all.forEach(goal -> script.act(company(), new ActivateGoal(goal, null), on.plusDays(4)));
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
        GoalId id = GoalIds.quarter(team, quarter);
        GoalId parent = years.parentOf(team, quarter.year());
        define(
                Staff.manager(roster.headOf(roster.above(team))),
                new GoalDraft(
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
        GoalId id = GoalIds.newCustomers(region, quarter);
        define(
                company(),
                new GoalDraft(
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
        BigDecimal quota = quota(seller);
        GoalId id = GoalIds.quarter(seller.code(), quarter);
        String name = seller.zh() == null ? seller.en() : seller.zh();
        define(
                Staff.manager(roster.headOf(team)),
                new GoalDraft(
                        id,
                        quarter.label() + ": " + name + (seller.zh() == null ? " sells his or her share" : " 的销售目标"),
                        seller.id().value(),
                        "revenue",
                        Numbers.share(quota, 0.84),
                        quota,
                        GoalIds.quarter(team, quarter),
                        null,
                        GoalDraft.weight(roster.sellersOf(team).size()),
                        quarter.period()),
                on);
        return id;
    }

    /** The second week: what is agreed is locked. The lock of the running quarter stays in force. */
    void lock(Quarter quarter) {
        script.act(
                Staff.operations(),
                new LockTargets(
                        GoalIds.lock(quarter),
                        quarter.period(),
                        new OwnerId("unit/china"),
                        new Reason(quarter.label() + " 目标已确认，锁定")),
                quarter.start().plusDays(13));
        script.scene();
    }

    private void define(Actor actor, GoalDraft draft, LocalDate on) {
        script.act(actor, draft.defined(numbers), on);
    }

    private Actor company() {
        return Staff.manager(roster.headOf(Staff.COMPANY));
    }
}
