package io.targetledger.ledger;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps snapshots of aggregates as they stand in memory once their events are recorded, while they are still locked.
 * Axon's own snapshotters read an aggregate's events again to make one, so that every event is read once more.
 */
public final class LiveSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSnapshots.class);

    private final EventStorageEngine engine;
    private final int every;

    /** @param every number of events of an aggregate at whose multiples its state is kept, 1 or more */
    public LiveSnapshots(EventStorageEngine engine, int every) {
        if (every < 1) {
            throw new IllegalArgumentException("every must be 1 or more, was " + every);
        }
        this.engine = engine;
        this.every = every;
    }

    /** Keeps one if a multiple was reached by what the unit of work records; to be called once the handler is through. */
    public void keepAfterCommit(UnitOfWork<?> unitOfWork, Aggregate<?> aggregate) {
        unitOfWork.afterCommit(committed -> AppendContext.of(committed)
                .flatMap(AppendContext::appended)
                .ifPresent(appended -> keepIfDue(aggregate, appended)));
    }

    private void keepIfDue(Aggregate<?> aggregate, Appended appended) {
        Long lastSequence = aggregate.version();
        if (lastSequence == null) {
            return;
        }
        long version = lastSequence + 1;
        long before = version - (appended.lastPosition() - appended.firstPosition() + 1);
        if (version / every == before / every) {
            return;
        }
        try {
            aggregate.execute(root -> engine.storeSnapshot(new GenericDomainEventMessage<>(
                    aggregate.type(), aggregate.identifierAsString(), lastSequence, root)));
        } catch (RuntimeException e) { // the command is recorded; a snapshot only saves reading
            LOG.warn("No snapshot of {} is kept at version {}", aggregate.identifierAsString(), version, e);
        }
    }
}
