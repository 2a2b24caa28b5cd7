package io.targetledger.ledger;

import java.util.Optional;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of work tells {@link LedgerEventStorageEngine} besides its events, and what it learns from it: attach one
 * while a command is handled, best in an interceptor.
 *
 * <pre>{@code
 * AppendContext context = AppendContext.of(commandId, guard);
 * context.attachTo(unitOfWork);
 * Object result = chain.proceed();
 * unitOfWork.afterCommit(committed -> context.appended().ifPresent(…));
 * }</pre>
 *
 * <p>Events published in several rounds while the unit of work prepares its commit are several appends; the first one
 * carries the command id and the guard.
 */
public final class AppendContext {

    private static final String RESOURCE = AppendContext.class.getName();

    private final @Nullable String commandId;
    private final @Nullable Guard guard;
    private @Nullable Appended appended;

    private AppendContext(@Nullable String commandId, @Nullable Guard guard) {
        this.commandId = commandId;
        this.guard = guard;
    }

    /**
     * @param commandId recorded once in the ledger; null to take it from the events' metadata {@code commandId}, if they
     *     have one
     * @param guard what must not have happened since the command's handler read; null for none
     */
    public static AppendContext of(@Nullable String commandId, @Nullable Guard guard) {
        return new AppendContext(commandId, guard);
    }

    /** Makes this the context of everything the unit of work, its parents and its children append. */
    public void attachTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(RESOURCE, this);
    }

    /** Where the unit of work's events came to stand, from the first append to the last; empty before, or without events. */
    public Optional<Appended> appended() {
        return Optional.ofNullable(appended);
    }

    /** The context of the current unit of work, an empty one when none is attached; a lone one outside of any. */
    static AppendContext current() {
        return CurrentUnitOfWork.map(unitOfWork -> (AppendContext) unitOfWork
                        .root()
                        .resources()
                        .computeIfAbsent(RESOURCE, resource -> new AppendContext(null, null)))
                .orElseGet(() -> new AppendContext(null, null));
    }

    /** The context of a unit of work, if something was attached or appended. */
    static Optional<AppendContext> of(UnitOfWork<?> unitOfWork) {
        return Optional.ofNullable(unitOfWork.root().getResource(RESOURCE));
    }

    /** The command id of the next append; none once the first has gone. */
    @Nullable
    String commandId(@Nullable String ofEvents) {
        if (appended != null) {
            return null;
        }
        return commandId != null ? commandId : ofEvents;
    }

    /** The guard of the next append; none once the first has gone, as its own events would violate it. */
    @Nullable
    Guard guard() {
        return appended == null ? guard : null;
    }

    void appended(Appended now) {
        appended = appended == null
                ? now
                : new Appended(appended.firstPosition(), now.lastPosition(), now.commit(), now.recordedAt());
    }
}
