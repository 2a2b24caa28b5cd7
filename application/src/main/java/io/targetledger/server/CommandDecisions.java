package io.targetledger.server;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.targetledger.command.Decision;
import io.targetledger.ledger.EventTypes;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Where the rules of commands read. What is guarded may be read where the views stand, without waiting for them: no round
 * trip, and no change by another stops it.
 */
final class CommandDecisions implements Decisions {

    private static final String NOW = CommandDecisions.class.getName() + ".now";
    private static final String UP_TO_DATE = CommandDecisions.class.getName() + ".upToDate";

    private final Views views;
    private final EventTypes types;
    private final Map<Class<?>, Set<String>> names = new ConcurrentHashMap<>();

    CommandDecisions(Views views, EventTypes types) {
        this.views = views;
        this.types = types;
    }

    @Override
    public ReadPoint reading(Class<?>... groundsMove) {
        return groundsMove.length == 0 ? upToDate() : reading(Set.of(groundsMove), Set.of());
    }

    @Override
    public ReadPoint reading(Set<Class<?>> groundsMove, Set<Class<?>> alsoRead) {
        boolean trailing = Decision.mayTrail();
        ReadPoint at = trailing ? now() : upToDate();
        Set<String> moving = new TreeSet<>();
        groundsMove.forEach(type -> moving.addAll(namesOf(type)));
        if (trailing) {
            alsoRead.forEach(type -> moving.addAll(namesOf(type)));
        }
        Decision.basedOn(at.position(), moving);
        return at;
    }

    @Override
    public ReadPoint readingWhatStays() {
        return Decision.mayTrail() ? now() : upToDate();
    }

    private Set<String> namesOf(Class<?> events) {
        return names.computeIfAbsent(events, types::namesOf);
    }

    private ReadPoint now() {
        return once(NOW, views::now);
    }

    private ReadPoint upToDate() {
        return once(UP_TO_DATE, views::upToDate);
    }

    /** The same for all reads of one attempt at a command. */
    private static ReadPoint once(String name, Supplier<ReadPoint> point) {
        return CurrentUnitOfWork.map(
                        unitOfWork -> unitOfWork.root().<ReadPoint>getOrComputeResource(name, key -> point.get()))
                .orElseGet(point);
    }
}
