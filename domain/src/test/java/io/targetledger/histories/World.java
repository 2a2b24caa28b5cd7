package io.targetledger.histories;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.targetledger.goal.Actuals;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalTree;
import io.targetledger.goal.Relevance;
import io.targetledger.lock.LockId;
import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.lock.TargetLockEvent.TargetsUnlocked;
import io.targetledger.lock.TargetLocks;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRedefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonEvent.PersonDeparted;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonEvent.PersonTransferred;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.product.ProductEvent.ProductListed;
import io.targetledger.product.ProductId;
import io.targetledger.shared.Period;

/**
 * Everything the rules ask about, folded in memory from the events told to it. Written for plainness, not for speed, so
 * that the real read models can be compared with it.
 */
public final class World implements MetricCatalogue, OrganisationRegister, GoalTree, TargetLocks {

    final Map<MetricId, Entry> metrics = new LinkedHashMap<>();
    final Map<MeasurementId, Fact> facts = new LinkedHashMap<>();
    final Map<GoalId, Relevance> goals = new LinkedHashMap<>();
    final Map<String, Place> places = new LinkedHashMap<>();
    final Set<ProductId> products = new LinkedHashSet<>();
    final Map<LockId, TargetsLocked> locks = new LinkedHashMap<>();
    final ReviewsInWorld reviews = new ReviewsInWorld(this);
    final PlansInWorld plans = new PlansInWorld(this);

    /** A world in which these events happened. */
    public static World after(Object... events) {
        World world = new World();
        for (Object event : events) {
            world.happened(event);
        }
        return world;
    }

    /** Takes note of an event; those that no rule asks about are ignored. */
    public void happened(Object event) {
        reviews.happened(event);
        plans.happened(event);
        if (event instanceof MetricDefined defined) {
            metrics.put(defined.metricId(), new Entry(defined.metricId(), defined.definition(), false));
        } else if (event instanceof MetricRedefined redefined) {
            metrics.put(redefined.metricId(), new Entry(redefined.metricId(), redefined.definition(), false));
        } else if (event instanceof MetricRetired retired) {
            metrics.computeIfPresent(retired.metricId(), (id, entry) -> new Entry(id, entry.definition(), true));
        } else if (event instanceof MeasurementRecorded recorded) {
            facts.put(recorded.measurementId(), recorded.fact());
        } else if (event instanceof MeasurementCorrected corrected) {
            facts.put(corrected.measurementId(), corrected.corrected());
        } else if (event instanceof MeasurementRetracted retracted) {
            facts.remove(retracted.measurementId());
        } else if (event instanceof GoalDefined defined) {
            goals.put(defined.goalId(), defined.relevance());
        } else if (event instanceof GoalAligned aligned) {
            goals.put(aligned.goalId(), aligned.relevance());
        } else if (event instanceof UnitEstablished established) {
            place(established.unitId().value(), established.level(), established.since(), established.parent());
        } else if (event instanceof UnitMoved moved) {
            place(moved.unitId().value(), null, moved.since(), moved.parent());
        } else if (event instanceof UnitDissolved dissolved) {
            places.get(dissolved.unitId().value()).gone = dissolved.on();
        } else if (event instanceof PersonJoined joined) {
            place(joined.personId().value(), null, joined.since(), joined.unit());
        } else if (event instanceof PersonTransferred transferred) {
            place(transferred.personId().value(), null, transferred.since(), transferred.unit());
        } else if (event instanceof PersonDeparted departed) {
            places.get(departed.personId().value()).gone = departed.on();
        } else if (event instanceof TargetsLocked locked) {
            locks.put(locked.lockId(), locked);
        } else if (event instanceof ProductListed listed) {
            products.add(listed.productId());
        } else if (event instanceof TargetsUnlocked unlocked) {
            locks.remove(unlocked.lockId());
        }
    }

    private void place(String who, UnitLevel level, LocalDate since, UnitId unit) {
        Place place = places.computeIfAbsent(who, unknown -> new Place(level));
        place.above.put(since, Optional.ofNullable(unit).map(UnitId::value));
    }

    @Override
    public Optional<Entry> find(MetricId metricId) {
        return Optional.ofNullable(metrics.get(metricId));
    }

    @Override
    public boolean knows(OwnerId ownerId) {
        return places.containsKey(ownerId.value());
    }

    @Override
    public Optional<UnitLevel> levelOf(UnitId unitId, LocalDate on) {
        return Optional.ofNullable(places.get(unitId.value()))
                .filter(place -> place.gone == null || on.isBefore(place.gone))
                .map(place -> place.level);
    }

    @Override
    public boolean isWithin(UnitId unit, UnitId ancestor, LocalDate since) {
        return daysOfChange(since, LocalDate.MAX).anyMatch(day -> stoodWithin(unit.value(), ancestor.value(), day));
    }

    @Override
    public boolean exists(GoalId goalId) {
        return goals.containsKey(goalId);
    }

    @Override
    public boolean isWithin(GoalId goal, GoalId ancestor) {
        if (goal.equals(ancestor)) {
            return true;
        }
        Relevance relevance = goals.get(goal);
        return relevance != null && relevance.parent() != null && isWithin(relevance.parent(), ancestor);
    }

    @Override
    public boolean cover(OwnerId owner, Period period) {
        return locks.values().stream()
                .anyMatch(lock -> lock.period().overlaps(period)
                        && (lock.scope() == null
                                || daysOfChange(period.start(), period.end())
                                        .anyMatch(day -> stoodWithin(
                                                owner.value(), lock.scope().value(), day))));
    }

    /** What was measured, by the same events. */
    public Actuals actuals() {
        return new MeasuredInWorld(this);
    }

    /** Reviews and what their rules ask, by the same events. */
    public ReviewsInWorld reviews() {
        return reviews;
    }

    /** Segments, campaigns and plans, and what their rules ask, by the same events. */
    public PlansInWorld plans() {
        return plans;
    }

    /** Whether on that day the person or unit was the other, or stood below it. */
    boolean stoodWithin(String who, String above, LocalDate day) {
        String at = who;
        while (at != null && !at.equals(above)) {
            Place place = places.get(at);
            at = place == null ? null : place.on(day);
        }
        return at != null;
    }

    private Stream<LocalDate> daysOfChange(LocalDate from, LocalDate to) {
        return Stream.concat(
                Stream.of(from),
                places.values().stream()
                        .flatMap(place -> place.above.keySet().stream())
                        .filter(day -> day.isAfter(from) && !day.isAfter(to))
                        .distinct());
    }

    /** Where a unit or person stands, since when. */
    static final class Place {

        final UnitLevel level;
        final TreeMap<LocalDate, Optional<String>> above = new TreeMap<>();
        LocalDate gone;

        Place(UnitLevel level) {
            this.level = level;
        }

        String on(LocalDate day) {
            var holding = above.floorEntry(day);
            boolean isThere = gone == null || day.isBefore(gone);
            return holding == null || !isThere ? null : holding.getValue().orElse(null);
        }
    }
}
