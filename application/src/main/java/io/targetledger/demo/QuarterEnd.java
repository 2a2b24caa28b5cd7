package io.targetledger.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.demo.Staff.Member;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Outcome;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.security.Actor;
import io.targetledger.shared.Reason;

/** How the goals of a quarter end. */
final class QuarterEnd {

    private static final Reason CLOSED = new Reason("Quarter is closed; figures are final");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;

    QuarterEnd(Script script, Numbers numbers, Roster roster) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
    }

    /** Measurements decide; one is decided by hand, reopened and decided again, and in every other quarter one cancelled. */
    void of(Quarter quarter, Map<GoalId, String> handedOver) {
        LocalDate on = quarter.end().plusDays(6);
        List<GoalId> again = new ArrayList<>();
        List<Member> sellers = roster.sellers();
        int overridden = numbers.between("overridden " + quarter.code(), 0, sellers.size() - 1);
        int cancelled = quarter.number() % 2 == 0 ? (overridden + 5) % sellers.size() : -1;
        for (int place = 0; place < sellers.size(); place++) {
            Member seller = sellers.get(place);
            Actor head = Staff.manager(roster.headOf(roster.teamOf(seller)));
            GoalId goal = GoalIds.quarter(seller.code(), quarter);
            if (place == cancelled) {
                script.act(head, new CancelGoal(goal, new Reason("On parental leave for most of the quarter")), on);
            } else if (place == overridden) {
                script.act(head, new CloseGoal(goal, Outcome.MISSED, new Reason("按签约口径未完成，由主管裁定")), on);
                again.add(goal);
            } else {
                script.act(head, new CloseGoal(goal, null, CLOSED), on);
            }
        }
        handedOver.forEach(
                (goal, team) -> script.act(Staff.manager(roster.headOf(team)), new CloseGoal(goal, null, CLOSED), on));
        roster.teams()
                .forEach(team -> script.act(
                        Staff.manager(roster.headOf(roster.above(team))),
                        new CloseGoal(GoalIds.quarter(team, quarter), null, CLOSED),
                        on));
        for (String region : roster.below(Staff.COMPANY)) {
            script.act(company(), new CloseGoal(GoalIds.newCustomers(region, quarter), null, CLOSED), on);
        }
        script.scene();
        Actor company = company();
        again.forEach(goal -> script.act(
                company,
                new ReopenGoal(goal, new Reason("A deal signed in time was booked late · 补录合同")),
                on.plusDays(8)));
        script.scene();
        again.forEach(goal -> script.act(company, new CloseGoal(goal, null, CLOSED), on.plusDays(9)));
        script.scene();
        script.act(Staff.operations(), new UnlockTargets(GoalIds.lock(quarter), CLOSED), on.plusDays(12));
        script.scene();
    }

    private Actor company() {
        return Staff.manager(roster.headOf(Staff.COMPANY));
    }
}
