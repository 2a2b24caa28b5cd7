package io.targetledger.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.jspecify.annotations.Nullable;

/** One aggregate's events, fetched batch by batch; a batch that is not full is the last. */
final class AggregateEvents implements DomainEventStream {

    private final Ledger ledger;
    private final String aggregate;
    private final int batchSize;
    private final Deque<LedgerEvent> batch = new ArrayDeque<>();
    private long nextSequence;
    private @Nullable Long lastSequence;
    private boolean ended;

    AggregateEvents(Ledger ledger, String aggregate, long fromSequence, int batchSize) {
        this.ledger = ledger;
        this.aggregate = aggregate;
        this.nextSequence = fromSequence;
        this.batchSize = batchSize;
    }

    @Override
    public boolean hasNext() {
        if (batch.isEmpty() && !ended) {
            List<LedgerEvent> read = ledger.readAggregate(aggregate, nextSequence, batchSize);
            batch.addAll(read);
            nextSequence += read.size();
            ended = read.size() < batchSize;
        }
        return !batch.isEmpty();
    }

    @Override
    public DomainEventMessage<?> next() {
        DomainEventMessage<?> next = peek();
        lastSequence = batch.remove().sequence();
        return next;
    }

    @Override
    public DomainEventMessage<?> peek() {
        if (!hasNext()) {
            throw new NoSuchElementException("aggregate " + aggregate + " has no event from " + nextSequence + " on");
        }
        return LedgerEventStorageEngine.domainEvent(batch.element());
    }

    /** Sequence number of the last event taken, as far as the stream was followed. */
    @Override
    @SuppressWarnings("NullAway") // Axon's contract: null before the first event
    public @Nullable Long getLastSequenceNumber() {
        return lastSequence;
    }
}
