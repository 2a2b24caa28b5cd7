package io.targetledger.lock;

import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;

/** The locks in force, for rules that need them. */
public interface TargetLocks {

    /** Whether a lock in force covers targets of this owner in any part of the period. */
    boolean cover(OwnerId owner, Period period);
}
