package io.targetledger.lock;

import java.time.LocalDate;

import io.targetledger.histories.World;
import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.lock.TargetLockEvent.TargetsUnlocked;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetLockTest {

    private static final LockId LOCK = new LockId("lock/q2");
    private static final OwnerId NORTH = new OwnerId("unit/north");
    private static final Period Q2 = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
    private static final Period Q3 = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30));
    private static final Reason WHY = new Reason("agreed with the board");

    private final World world = World.after(new UnitEstablished(
            new UnitId(NORTH.value()), LocalizedName.of("North"), UnitLevel.TEAM, null, LocalDate.of(2020, 1, 1)));
    private final AggregateTestFixture<TargetLock> lock = new AggregateTestFixture<>(TargetLock.class);

    @BeforeEach
    void supplyTheRegister() {
        lock.registerInjectableResource(world);
    }

    @Test
    void targetsOfAUnitAreLocked() {
        lock.givenNoPriorActivity()
                .when(new LockTargets(LOCK, Q2, NORTH, WHY))
                .expectEvents(new TargetsLocked(LOCK, Q2, NORTH, WHY));
    }

    @Test
    void targetsOfEveryoneAreLocked() {
        lock.givenNoPriorActivity()
                .when(new LockTargets(LOCK, Q2, null, WHY))
                .expectEvents(new TargetsLocked(LOCK, Q2, null, WHY));
    }

    @Test
    void targetsAreNotLockedWithoutAReason() {
        lock.givenNoPriorActivity()
                .when(new LockTargets(LOCK, Q2, NORTH, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void targetsOfNobodyKnownAreNotLocked() {
        lock.givenNoPriorActivity()
                .when(new LockTargets(LOCK, Q2, new OwnerId("unit/nowhere"), WHY))
                .expectException(Refused.with("UNKNOWN_OWNER scopeId"))
                .expectNoEvents();
    }

    @Test
    void theSameLockSentAgainRecordsNothing() {
        lock.given(locked())
                .when(new LockTargets(LOCK, Q2, NORTH, WHY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherLockUnderTheSameIdIsRefused() {
        lock.given(locked())
                .when(new LockTargets(LOCK, Q3, NORTH, WHY))
                .expectException(Refused.with("TARGETS_ALREADY_LOCKED lockId"))
                .expectNoEvents();
    }

    @Test
    void aLockIsNotUsedAgainOnceItIsUndone() {
        lock.given(locked(), new TargetsUnlocked(LOCK, WHY))
                .when(new LockTargets(LOCK, Q2, NORTH, WHY))
                .expectException(Refused.with("TARGETS_ALREADY_LOCKED lockId"))
                .expectNoEvents();
    }

    @Test
    void targetsAreUnlockedWithAReason() {
        lock.given(locked()).when(new UnlockTargets(LOCK, WHY)).expectEvents(new TargetsUnlocked(LOCK, WHY));
    }

    @Test
    void targetsAreNotUnlockedWithoutAReason() {
        lock.given(locked())
                .when(new UnlockTargets(LOCK, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void targetsAreNotUnlockedTwice() {
        lock.given(locked(), new TargetsUnlocked(LOCK, WHY))
                .when(new UnlockTargets(LOCK, WHY))
                .expectException(Refused.with("TARGETS_NOT_LOCKED lockId"))
                .expectNoEvents();
    }

    private static TargetsLocked locked() {
        return new TargetsLocked(LOCK, Q2, NORTH, WHY);
    }
}
