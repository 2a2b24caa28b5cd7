package io.targetledger.lock;

import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Command;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a lock on the targets of a period. */
public sealed interface TargetLockCommand extends Command {

    LockId lockId();

    @Override
    default String aggregate() {
        return lockId().value();
    }

    /** Locks the targets of goals whose period overlaps; {@code scope} is a person, a unit with all below it, or everyone. */
    record LockTargets(
            @TargetAggregateIdentifier LockId lockId,
            Period period,
            @Nullable OwnerId scope,
            @Nullable Reason reason) implements TargetLockCommand {}

    record UnlockTargets(
            @TargetAggregateIdentifier LockId lockId,
            @Nullable Reason reason) implements TargetLockCommand {}
}
