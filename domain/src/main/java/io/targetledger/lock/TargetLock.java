package io.targetledger.lock;

import java.util.Objects;

import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.lock.TargetLockEvent.TargetsUnlocked;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnknownOwner;
import io.targetledger.shared.Period;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** A lock on the targets of a period. It is used once: what was unlocked is locked again by a new one. */
public final class TargetLock {

    @AggregateIdentifier
    private LockId lockId;

    private Period period;
    private @Nullable OwnerId scope;
    private boolean inForce;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private TargetLock() {}

    /** The same lock sent again while it is in force records nothing. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(LockTargets command, OrganisationRegister register) {
        if (lockId != null) {
            mustBeThisLock(command);
            return;
        }
        OwnerId asked = command.scope();
        if (asked != null && !register.knows(asked)) {
            throw new UnknownOwner("scopeId", asked);
        }
        apply(new TargetsLocked(command.lockId(), command.period(), asked, command.requiredReason()));
    }

    @CommandHandler
    void handle(UnlockTargets command) {
        if (!inForce) {
            throw new TargetsNotLocked(lockId);
        }
        apply(new TargetsUnlocked(lockId, command.requiredReason()));
    }

    private void mustBeThisLock(LockTargets command) {
        if (!inForce || !command.period().equals(period) || !Objects.equals(command.scope(), scope)) {
            throw new TargetsAlreadyLocked(lockId);
        }
    }

    @EventSourcingHandler
    void on(TargetsLocked event) {
        lockId = event.lockId();
        period = event.period();
        scope = event.scope();
        inForce = true;
    }

    @EventSourcingHandler
    void on(TargetsUnlocked event) {
        inForce = false;
    }
}
