package io.targetledger.lock;

import java.util.List;
import java.util.Set;

import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.lock.TargetLockEvent.TargetsUnlocked;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.organisation.Span;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Period;

/** The locks in force as the rules of goals read them. */
public final class CurrentTargetLocks implements TargetLocks {

    private final TargetLockQueries locks;
    private final OrganisationQueries organisation;
    private final Decisions decisions;

    public CurrentTargetLocks(TargetLockQueries locks, OrganisationQueries organisation, Decisions decisions) {
        this.locks = locks;
        this.organisation = organisation;
        this.decisions = decisions;
    }

    @Override
    public boolean cover(OwnerId owner, Period period) {
        ReadPoint at = decisions.reading(
                Set.of(TargetsLocked.class, TargetsUnlocked.class),
                Set.of(OrganisationUnitEvent.class, PersonEvent.class));
        OrganisationChart chart = organisation.chart(at);
        return locks.inForce(at).stream()
                .filter(lock -> lock.period().overlaps(period))
                .anyMatch(lock -> isInScope(owner, lock, period, chart));
    }

    /** Whether the owner was in the lock's scope on any day of both periods. */
    private static boolean isInScope(OwnerId owner, TargetLockView lock, Period period, OrganisationChart chart) {
        if (lock.scope() == null || lock.scope().equals(owner)) {
            return true;
        }
        Span asked = new Span(period.start(), period.end());
        Span locked = new Span(lock.period().start(), lock.period().end());
        return chart.countedFor(lock.scope()).getOrDefault(owner.value(), List.of()).stream()
                .map(asked::and)
                .anyMatch(span -> span != null && span.and(locked) != null);
    }
}
