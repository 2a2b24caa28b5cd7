package io.targetledger.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of a {@link Ledger}. Tracking tokens are positions; the time stamp of an event that is read is when the
 * ledger recorded it. Command id and guard of an append come by {@link AppendContext}.
 *
 * <p>An event published without an aggregate is kept as the only one of an aggregate {@code event/<its id>} without a
 * type, and read back without an aggregate.
 *
 * <p>What is appended stays, even when the unit of work is rolled back afterwards by something else that failed while
 * preparing the commit.
 */
public final class LedgerEventStorageEngine implements EventStorageEngine {

    private static final int BATCH = 1_000;
    private static final Duration LONGEST_BLOCK = Duration.ofSeconds(1);
    private static final String ALONE = "event/";

    private final Ledger ledger;
    private final SnapshotStore snapshots;

    public LedgerEventStorageEngine(Ledger ledger) {
        this.ledger = ledger;
        this.snapshots = ledger.snapshots();
    }

    /**
     * Records the events, as a whole or not at all, and returns once they are durable.
     *
     * @throws ConcurrencyException when they do not continue their aggregate, naming expected and actual version
     * @throws CommandAlreadyRecorded when the command was recorded before
     * @throws GuardFailed when what the guard names has moved
     */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        AppendContext context = AppendContext.current();
        List<NewEvent> fresh =
                events.stream().map(LedgerEventStorageEngine::toAppend).toList();
        try {
            context.appended(
                    ledger.append(new Append(fresh, context.commandId(commonCommandId(fresh)), context.guard())));
        } catch (AggregateConflict e) {
            throw new ConcurrencyException(e.getMessage(), e);
        }
    }

    /** The stream ends where the ledger ends; if it may block, it first waits up to a second there for more. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return StreamSupport.stream(new Tail(position(trackingToken), mayBlock), false);
    }

    @Override
    public DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return new AggregateEvents(ledger, aggregateIdentifier, firstSequenceNumber, BATCH);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = ledger.lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    /** Keeps one snapshot an aggregate, the newest. What can not be stored is left out with a line in the log. */
    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        snapshots.store(snapshot);
    }

    /** Empty when there is none, or none this program can read. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return snapshots.read(aggregateIdentifier);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(ledger.head().position());
    }

    /** A token behind which stands everything recorded at or after a moment. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return new GlobalSequenceTrackingToken(ledger.positionAt(dateTime.minusNanos(1)));
    }

    private static NewEvent toAppend(EventMessage<?> message) {
        Map<String, Object> metadata = new LinkedHashMap<>(message.getMetaData());
        metadata.values().removeIf(Objects::isNull);
        if (message instanceof DomainEventMessage<?> event) {
            return new NewEvent(
                    event.getIdentifier(),
                    event.getAggregateIdentifier(),
                    event.getType() == null ? "" : event.getType(),
                    event.getSequenceNumber(),
                    event.getPayload(),
                    metadata);
        }
        return new NewEvent(
                message.getIdentifier(), ALONE + message.getIdentifier(), "", 0, message.getPayload(), metadata);
    }

    private static @Nullable String commonCommandId(List<NewEvent> events) {
        List<Object> ids = events.stream()
                .map(event -> event.metadata().getOrDefault(EventFormat.COMMAND_ID, ""))
                .distinct()
                .toList();
        return ids.size() == 1 && ids.get(0) instanceof String id && !id.isEmpty() ? id : null;
    }

    private static long position(@Nullable TrackingToken token) {
        TrackingToken plain = token == null ? null : WrappedToken.unwrapLowerBound(token);
        if (plain == null) {
            return 0;
        }
        if (plain instanceof GlobalSequenceTrackingToken position) {
            return Math.max(0, position.getGlobalIndex());
        }
        throw new IllegalArgumentException(
                "the ledger tracks by GlobalSequenceTrackingToken, was given %s; reset the processor that holds it"
                        .formatted(plain));
    }

    private static TrackedEventMessage<?> tracked(LedgerEvent event) {
        TrackingToken token = new GlobalSequenceTrackingToken(event.position());
        Message<Object> message = new GenericMessage<>(event.id(), event.payload(), event.metadata());
        return event.aggregate().equals(ALONE + event.id())
                        && event.aggregateType().isEmpty()
                ? new GenericTrackedEventMessage<>(token, message, event::recordedAt)
                : new GenericTrackedDomainEventMessage<>(
                        token, event.aggregateType(), event.aggregate(), event.sequence(), message, event::recordedAt);
    }

    static DomainEventMessage<?> domainEvent(LedgerEvent event) {
        return new GenericDomainEventMessage<>(
                event.aggregateType(),
                event.aggregate(),
                event.sequence(),
                new GenericMessage<>(event.id(), event.payload(), event.metadata()),
                event::recordedAt);
    }

    /** Everything behind a position, batch by batch. Having ended, it goes on when asked again and there is more. */
    private final class Tail extends AbstractSpliterator<TrackedEventMessage<?>> {

        private final boolean mayBlock;
        private final Deque<LedgerEvent> batch = new ArrayDeque<>();
        private long position;

        Tail(long afterPosition, boolean mayBlock) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
            this.position = afterPosition;
            this.mayBlock = mayBlock;
        }

        @Override
        public boolean tryAdvance(Consumer<? super TrackedEventMessage<?>> action) {
            if (batch.isEmpty() && !fill()) {
                return false;
            }
            LedgerEvent event = batch.remove();
            position = event.position();
            action.accept(tracked(event));
            return true;
        }

        private boolean fill() {
            if (mayBlock && !ledger.awaitAfter(position, LONGEST_BLOCK)) {
                return false;
            }
            batch.addAll(ledger.read(position, BATCH));
            return !batch.isEmpty();
        }
    }
}
