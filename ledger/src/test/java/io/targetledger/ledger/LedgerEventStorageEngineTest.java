package io.targetledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.targetledger.testing.TestDatabase;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class LedgerEventStorageEngineTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private Ledger ledger;
    private LedgerEventStorageEngine engine;

    @BeforeEach
    void open() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
        engine = new LedgerEventStorageEngine(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void eventsOfAnAggregateAreReadBackAsTheyWereAppended() {
        DomainEventMessage<?> opened = opened("counter/1");
        engine.appendEvents(List.of(opened, counted("counter/1", 1), counted("counter/1", 2)));

        DomainEventStream stream = engine.readEvents("counter/1", 0);
        DomainEventMessage<?> first = stream.next();
        assertThat(first.getIdentifier()).isEqualTo(opened.getIdentifier());
        assertThat(first.getPayload()).isEqualTo(opened.getPayload());
        assertThat(first.getType()).isEqualTo("Counter");
        assertThat(first.getMetaData()).containsEntry("actor", "li.na");
        assertThat(stream.asStream().map(DomainEventMessage::getSequenceNumber).map(Long.class::cast))
                .containsExactly(1L, 2L);
        assertThat(engine.readEvents("counter/1", 2).asStream()).hasSize(1);
        assertThat(engine.readEvents("counter/2").hasNext()).isFalse();
        assertThat(engine.lastSequenceNumberFor("counter/1")).contains(2L);
        assertThat(engine.lastSequenceNumberFor("counter/2")).isEmpty();
    }

    @Test
    void conflictingAppendsFailAsAxonExpects() {
        engine.appendEvents(opened("counter/1"), counted("counter/1", 1));

        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(counted("counter/1", 1)))
                .withMessageContaining("expected at version 0 but is at 1");
        assertThatExceptionOfType(ConcurrencyException.class)
                .isThrownBy(() -> engine.appendEvents(opened("counter/1")));
    }

    @Test
    void trackingGoesOnFromAnyToken() {
        for (int aggregate = 1; aggregate <= 3; aggregate++) {
            engine.appendEvents(opened("counter/" + aggregate), counted("counter/" + aggregate, 1));
        }

        assertThat(positions(engine.readEvents(null, false))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(positions(engine.readEvents(engine.createTailToken(), false)))
                .hasSize(6);
        assertThat(positions(engine.readEvents(new GlobalSequenceTrackingToken(3), false)))
                .containsExactly(4L, 5L, 6L);
        assertThat(positions(engine.readEvents(engine.createHeadToken(), false)))
                .isEmpty();
        assertThat(positions(engine.readEvents(engine.createTokenAt(Instant.EPOCH), false)))
                .hasSize(6);
        assertThat(positions(
                        engine.readEvents(engine.createTokenAt(Instant.now().plusSeconds(60)), false)))
                .isEmpty();
    }

    @Test
    void aTokenAtAMomentIncludesWhatWasRecordedAtThatMoment() {
        engine.appendEvents(opened("counter/1"));
        Instant recorded = ledger.read(0, 1).get(0).recordedAt();

        assertThat(engine.createTokenAt(recorded)).isEqualTo(new GlobalSequenceTrackingToken(0));
        assertThat(engine.createTokenAt(recorded.plusMillis(1))).isEqualTo(new GlobalSequenceTrackingToken(1));
    }

    @Test
    void aBlockingStreamGoesOnWithWhatArrivesMeanwhile() throws InterruptedException {
        List<Long> seen = new CopyOnWriteArrayList<>();
        CountDownLatch reading = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            long from = 0;
            while (seen.size() < 2) {
                reading.countDown();
                try (Stream<? extends TrackedEventMessage<?>> events =
                        engine.readEvents(new GlobalSequenceTrackingToken(from), true)) {
                    events.limit(2 - seen.size()).forEach(event -> seen.add(position(event)));
                }
                from = seen.size();
            }
        });
        reader.start();
        reading.await();
        engine.appendEvents(opened("counter/1"));
        await().until(() -> seen.size() == 1);
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            other.append(Append.of(TestEvent.counted("counter/1", 1)));
        }
        reader.join();
        assertThat(seen).containsExactly(1L, 2L);
    }

    @Test
    void anEventWithoutAnAggregateComesBackWithoutOne() {
        EventMessage<?> alone = new GenericEventMessage<>(new TestEvent.Noted("hello"));
        engine.appendEvents(alone);

        TrackedEventMessage<?> read = engine.readEvents(null, false).findFirst().orElseThrow();
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
        assertThat(read.getIdentifier()).isEqualTo(alone.getIdentifier());
    }

    @Test
    void aUnitOfWorkGivesCommandIdAndGuardAndLearnsThePosition() {
        AppendContext context = AppendContext.of("command-1", new Guard(0, java.util.Set.of("test.Counted")));
        unitOfWork(context, opened("counter/1"), counted("counter/1", 1));

        assertThat(context.appended()).hasValueSatisfying(appended -> {
            assertThat(appended.firstPosition()).isEqualTo(1);
            assertThat(appended.lastPosition()).isEqualTo(2);
        });
        assertThat(ledger.command("command-1")).isPresent();
        assertThatExceptionOfType(CommandAlreadyRecorded.class)
                .isThrownBy(() -> unitOfWork(AppendContext.of("command-1", null), opened("counter/2")));
        assertThatExceptionOfType(GuardFailed.class)
                .isThrownBy(() -> unitOfWork(
                        AppendContext.of(null, new Guard(1, java.util.Set.of("test.Counted"))), opened("counter/2")));
    }

    @Test
    void theCommandIdMayComeFromTheEventsMetadata() {
        engine.appendEvents(opened("counter/1").andMetaData(Map.of("commandId", "command-1")));

        assertThatExceptionOfType(CommandAlreadyRecorded.class)
                .isThrownBy(
                        () -> engine.appendEvents(opened("counter/2").andMetaData(Map.of("commandId", "command-1"))));
    }

    @Test
    void aggregatesWorkThroughAxonAndSurviveARestartByTheirSnapshots() {
        Configuration axon = start();
        axon.commandGateway().sendAndWait(new Counter.Open("counter/1"));
        for (int by = 1; by <= 9; by++) {
            axon.commandGateway().sendAndWait(new Counter.Count("counter/1", by % 3));
        }
        await().until(() -> engine.readSnapshot("counter/1").isPresent());
        axon.shutdown();

        Counter snapshot =
                (Counter) engine.readSnapshot("counter/1").orElseThrow().getPayload();
        assertThat(snapshot.sum()).isPositive();
        assertThat(snapshot.times()).isNotEmpty();
        Configuration again = start();
        assertThat((Long) again.commandGateway().sendAndWait(new Counter.Count("counter/1", 5)))
                .isEqualTo(14);
        again.shutdown();
        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    private Configuration start() {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> engine)
                .configureAggregate(org.axonframework.config.AggregateConfigurer.defaultConfiguration(Counter.class)
                        .configureSnapshotTrigger(configuration ->
                                new org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition(
                                        configuration.snapshotter(), 3)))
                .start();
    }

    private void unitOfWork(AppendContext context, EventMessage<?>... events) {
        EmbeddedEventStore store =
                EmbeddedEventStore.builder().storageEngine(engine).build();
        DefaultUnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        context.attachTo(unitOfWork);
        store.publish(events);
        unitOfWork.commit();
        store.shutDown();
    }

    private static DomainEventMessage<?> opened(String aggregate) {
        return new GenericDomainEventMessage<>(
                "Counter", aggregate, 0, new TestEvent.Opened(aggregate), Map.of("actor", "li.na"));
    }

    private static DomainEventMessage<?> counted(String aggregate, long sequence) {
        return new GenericDomainEventMessage<>("Counter", aggregate, sequence, new TestEvent.Counted(sequence));
    }

    private static List<Long> positions(Stream<? extends TrackedEventMessage<?>> events) {
        return events.map(LedgerEventStorageEngineTest::position).toList();
    }

    private static long position(TrackedEventMessage<?> event) {
        return ((GlobalSequenceTrackingToken) event.trackingToken()).getGlobalIndex();
    }
}
