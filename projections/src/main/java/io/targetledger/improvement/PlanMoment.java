package io.targetledger.improvement;

import java.util.List;

import io.targetledger.goal.GoalView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;

/**
 * What the person of a plan was asked to achieve at a moment of it, as the ledger knew it then.
 *
 * @param at where the goals were read
 * @param goals those whose period shares days with the plan's, and the one the plan was opened from
 */
public record PlanMoment(Kind kind, ReadPoint at, List<Versioned<GoalView>> goals) {

    /** What happened at the moment. */
    public enum Kind {
        DRAFTED,
        AGREED,
        DECLINED,
        CHECKED_IN,
        CLOSED
    }
}
