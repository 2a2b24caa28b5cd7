package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.demo.Staff.Member;
import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Reason;

/** What changes while a quarter runs. */
final class QuarterChanges {

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final YearGoals years;
    private final QuarterGoals goals;

    /** Goals whose first owner left, with the team that keeps them. */
    private final Map<GoalId, String> handedOver = new LinkedHashMap<>();

    QuarterChanges(Script script, Numbers numbers, Roster roster, YearGoals years, QuarterGoals goals) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.years = years;
        this.goals = goals;
    }

    /** The second month: some targets move, by who leads the team; once a year the whole company's. */
    void revise(Quarter quarter) {
        LocalDate on = quarter.start().plusDays(48);
        List<GoalId> twice = new ArrayList<>();
        for (Member seller : roster.sellers()) {
            String name = seller.code() + quarter.code();
            if (numbers.happens("revision " + name, 0.17)) {
                GoalId goal = GoalIds.quarter(seller.code(), quarter);
                reviseQuota(seller, goal, numbers.between("factor " + name, 0.86, 1.15), on, name);
                if (numbers.happens("again " + name, 0.25)) {
                    twice.add(goal);
                }
            }
        }
        script.scene();
        for (GoalId goal : twice) {
            script.act(
                    company(),
                    new ReassessConfidence(
                            goal,
                            new Achievability(new BigDecimal("0.55"), "Moved twice; depends on one framework contract"),
                            new Reason("Checked together with the region")),
                    on.plusDays(9));
        }
        script.scene();
        if (quarter.number() == 3) {
            years.revise(quarter, on);
        }
    }

    private void reviseQuota(Member seller, GoalId goal, double factor, LocalDate on, String name) {
        BigDecimal quota = goals.quota(seller);
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

    /** Whoever left: the goal goes to a colleague of the team, who is asked for no more than a part of it. */
    void handOver(Member gone, Quarter quarter) {
        Member heir = roster.sellersOf(roster.teamOf(gone)).stream()
                .filter(seller -> !seller.equals(gone))
                .findFirst()
                .orElseThrow();
        LocalDate on = quarter.start().plusDays(46);
        Actor head = Staff.manager(roster.headOf(roster.teamOf(gone)));
        GoalId goal = GoalIds.quarter(gone.code(), quarter);
        script.act(Staff.operations(), new ReassignGoal(goal, OwnerId.of(heir.id()), new Reason("原负责人离职，客户移交")), on);
        script.scene();
        script.act(
                head,
                new ReviseTarget(
                        goal,
                        Numbers.share(goals.quota(gone), 0.5),
                        Numbers.share(goals.quota(gone), 0.4),
                        null,
                        new Reason("Half of the quarter is over; only open deals are handed over")),
                on);
        script.scene();
        handedOver.put(goal, roster.teamOf(gone));
        roster.leave(gone.code());
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
                                GoalIds.quarter(seller.code(), quarter),
                                new Achievability(
                                        Numbers.decimal(sure ? 0.85 : 0.4, 2),
                                        Reasons.text(sure ? Reasons.CONFIDENT : Reasons.DOUBTFUL, numbers, name)),
                                new Reason("Weekly forecast")),
                        quarter.start().plusDays(30));
            }
        }
        script.scene();
    }

    /** Goals handed over since this was last asked, with the team that keeps them. */
    Map<GoalId, String> handedOver() {
        Map<GoalId, String> since = new LinkedHashMap<>(handedOver);
        handedOver.clear();
        return since;
    }

    private Actor company() {
        return Staff.manager(roster.headOf(Staff.COMPANY));
    }
}
