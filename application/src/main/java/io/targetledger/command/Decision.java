package io.targetledger.command;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.targetledger.ledger.Guard;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * What the command being handled is decided on besides its own aggregate. A port that answers a command handler from views
 * says here at which position it read, and which events would have changed its answer; should one of them be recorded
 * before the command's own events are, the command is decided anew.
 */
public final class Decision {

    private static final String RESOURCE = Decision.class.getName();

    private final Set<String> eventTypes = new TreeSet<>();
    private final boolean anew;
    private long position = Long.MAX_VALUE;
    private boolean trailing;

    private Decision(boolean anew) {
        this.anew = anew;
    }

    /**
     * To be called by ports; does nothing when no command is being handled in this thread.
     *
     * @param position ledger position that was read at
     * @param eventTypes stable names such as {@code goal.GoalAligned}; as few as the answer depends on
     */
    public static void basedOn(long position, Set<String> eventTypes) {
        CurrentUnitOfWork.ifStarted(unitOfWork -> {
            if (unitOfWork.root().resources().get(RESOURCE) instanceof Decision decision) {
                decision.position = Math.min(decision.position, position);
                decision.eventTypes.addAll(eventTypes);
            }
        });
    }

    /**
     * Whether a port may answer from views that trail behind the ledger. It may the first time a command is decided: what
     * is recorded is guarded, and whatever else comes of it, such as a refusal, is decided anew before it is told.
     */
    public static boolean mayTrail() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().root().resources().get(RESOURCE) instanceof Decision decision
                && decision.trail();
    }

    private boolean trail() {
        trailing = !anew;
        return trailing;
    }

    /** Whether it was made on views that may have trailed behind. */
    boolean isTrailing() {
        return trailing;
    }

    /** @param anew whether the command was decided before, in vain */
    static Decision attachTo(UnitOfWork<?> unitOfWork, boolean anew) {
        Decision decision = new Decision(anew);
        unitOfWork.root().resources().put(RESOURCE, decision);
        return decision;
    }

    Optional<Guard> guard() {
        return eventTypes.isEmpty() ? Optional.empty() : Optional.of(new Guard(position, eventTypes));
    }
}
