package io.targetledger.lock;

import java.time.Instant;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.lock.TargetLockFold.TARGET_LOCKS;

/** Locks on targets. */
@Controller
final class TargetLockApi {

    private final TargetLockQueries locks;
    private final Mutations mutations;

    TargetLockApi(TargetLockQueries locks, Mutations mutations) {
        this.locks = locks;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<TargetLockView> targetLockType() {
        return new AuditedType<>("TargetLock", "lock", TARGET_LOCKS, LockId::new);
    }

    @QueryMapping
    Connection<Found<TargetLockView>> targetLocks(PageRequest page, ReadPoint at) {
        return Connection.of(Found.all(locks.page(page, at), at), () -> locks.count(at));
    }

    record LockTargetsInput(
            PeriodInput period,
            @Nullable String scopeId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload lockTargets(@Argument LockTargetsInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new LockTargets(
                        new LockId(Mutations.newId("lock", caller, input)),
                        input.period().toPeriod(),
                        Given.optional("scopeId", input.scopeId(), OwnerId::new),
                        Reason.of(input.reason())));
    }

    record UnlockTargetsInput(
            String lockId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload unlockTargets(@Argument UnlockTargetsInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new UnlockTargets(new LockId(input.lockId()), Reason.of(input.reason())));
    }
}
