package io.targetledger.lock;

import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a lock on targets. */
public sealed interface TargetLockEvent {

    LockId lockId();

    record TargetsLocked(
            LockId lockId, Period period, @Nullable OwnerId scope, Reason reason) implements TargetLockEvent {}

    record TargetsUnlocked(LockId lockId, Reason reason) implements TargetLockEvent {}
}
