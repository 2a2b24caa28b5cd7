package io.targetledger.demo;

import io.targetledger.goal.GoalId;
import io.targetledger.lock.LockId;

/** What goals and locks are called. */
final class GoalIds {

    private GoalIds() {}

    static GoalId year(String unit, int year) {
        return new GoalId("goal/demo." + unit + "." + year);
    }

    /** @param owner code of a seller or team */
    static GoalId quarter(String owner, Quarter quarter) {
        return new GoalId("goal/demo." + owner + "." + quarter.code());
    }

    static GoalId newCustomers(String region, Quarter quarter) {
        return new GoalId("goal/demo." + region + ".new-customers." + quarter.code());
    }

    static LockId lock(Quarter quarter) {
        return new LockId("lock/demo." + quarter.code());
    }
}
