package io.targetledger.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class GroupCommitTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final Semaphore inserts = new Semaphore(0);
    private final AtomicInteger insertsBegun = new AtomicInteger();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private Ledger ledger;

    @AfterEach
    void close() {
        inserts.release(1_000_000);
        ledger.close();
        callers.shutdown();
    }

    /** A ledger whose inserts each wait for a permit, so that a test decides what arrives meanwhile. */
    private void openHeld(LedgerSettings settings) {
        ledger = Ledger.open(
                database.connect(client -> client.addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        if (event.getCommandName().equals("insert")) {
                            insertsBegun.incrementAndGet();
                            inserts.acquireUninterruptibly();
                        }
                    }
                })),
                TestEvent.types(),
                settings);
    }

    private CompletableFuture<Appended> appending(Append append) {
        return CompletableFuture.supplyAsync(() -> ledger.append(append), callers);
    }

    /** Appends one after another into the queue, each only once the one before it is there. */
    private List<CompletableFuture<Appended>> queued(Append... appends) {
        List<CompletableFuture<Appended>> futures = new ArrayList<>();
        for (Append append : appends) {
            int before = ledger.waiting();
            futures.add(appending(append));
            await().until(() -> ledger.waiting() > before);
        }
        return futures;
    }

    private CompletableFuture<Appended> inFlight() {
        CompletableFuture<Appended> first = appending(Append.of(opened("counter/first")));
        await().until(() -> insertsBegun.get() == 1);
        return first;
    }

    @Test
    void whatArrivesWhileAnInsertIsInFlightGoesOutTogether() {
        openHeld(LedgerSettings.defaults());
        CompletableFuture<Appended> first = inFlight();
        List<CompletableFuture<Appended>> others = queued(
                Append.of(opened("counter/1")),
                Append.of(opened("counter/2"), counted("counter/2", 1)),
                Append.of(opened("counter/3")));
        inserts.release(2);

        assertThat(first.join().commit()).isEqualTo(1);
        assertThat(others).allSatisfy(other -> assertThat(other.join().commit()).isEqualTo(2));
        assertThat(others.get(1).join().firstPosition()).isEqualTo(3);
        assertThat(others.get(1).join().lastPosition()).isEqualTo(4);
        assertThat(insertsBegun).hasValue(2);
    }

    @Test
    void membersThatFailTakeNobodyWithThem() {
        try (Ledger before = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            before.append(new Append(List.of(opened("counter/old")), "command-old", null));
            before.append(Append.of(TestEvent.event("counter/old", 1, new TestEvent.Noted("n"))));
        }
        openHeld(LedgerSettings.defaults());
        CompletableFuture<Appended> first = inFlight();
        List<CompletableFuture<Appended>> others = queued(
                Append.of(opened("counter/1")),
                Append.of(opened("counter/old")),
                new Append(List.of(opened("counter/2")), "command-old", null),
                Append.of(counted("counter/old", 7)),
                new Append(List.of(opened("counter/3")), null, new Guard(1, Set.of("test.Noted"))),
                Append.of(opened("counter/4")),
                Append.of(opened("counter/1")),
                new Append(List.of(opened("counter/5")), "command-new", null),
                new Append(List.of(opened("counter/6")), "command-new", null),
                new Append(List.of(opened("counter/7")), null, new Guard(2, Set.of("test.Opened"))));
        inserts.release(100);

        first.join();
        assertThat(others.get(0).join().commit()).isEqualTo(4);
        assertFails(others.get(1), AggregateConflict.class);
        assertFails(others.get(2), CommandAlreadyRecorded.class);
        assertFails(others.get(3), AggregateConflict.class);
        assertFails(others.get(4), GuardFailed.class);
        assertThat(others.get(5).join().commit()).isEqualTo(4);
        assertFails(others.get(6), AggregateConflict.class);
        assertThat(others.get(7).join().commit()).isEqualTo(4);
        assertFails(others.get(8), CommandAlreadyRecorded.class);
        assertFails(others.get(9), GuardFailed.class);
        assertThat(ledger.read(0, 100)).hasSize(6);
        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void groupsStayWithinTheirBounds() {
        openHeld(LedgerSettings.defaults().withGroupsOf(3, 1_000_000));
        inFlight();
        List<CompletableFuture<Appended>> others = queued(
                Append.of(opened("counter/1"), counted("counter/1", 1)),
                Append.of(opened("counter/2")),
                Append.of(
                        opened("counter/3"), counted("counter/3", 1), counted("counter/3", 2), counted("counter/3", 3)),
                Append.of(opened("counter/4")));
        inserts.release(100);

        assertThat(others.stream().map(other -> other.join().commit())).containsExactly(2L, 2L, 3L, 4L);
    }

    @Test
    void groupsStayWithinTheirBytes() {
        openHeld(LedgerSettings.defaults().withGroupsOf(100, 3_000));
        inFlight();
        Append large = Append.of(TestEvent.event("counter/1", 0, new TestEvent.Noted("x".repeat(2_000))));
        Append larger = Append.of(TestEvent.event("counter/2", 0, new TestEvent.Noted("x".repeat(5_000))));
        List<CompletableFuture<Appended>> others = queued(large, larger, Append.of(opened("counter/3")));
        inserts.release(100);

        assertThat(others.stream().map(other -> other.join().commit())).containsExactly(2L, 3L, 4L);
    }

    @Test
    void anAppendThatCanNeverFitIsRefusedNamingSizeAndLimit() {
        inserts.release(100);
        openHeld(LedgerSettings.defaults());
        Append tooLarge =
                Append.of(TestEvent.event("counter/1", 0, new TestEvent.Noted("x".repeat(LedgerSettings.MOST_BYTES))));

        assertThatExceptionOfType(AppendTooLarge.class)
                .isThrownBy(() -> ledger.append(tooLarge))
                .withMessageContaining("counter/1")
                .withMessageContaining("at most 15,728,640 fit one commit");
        Append justFits = Append.of(
                TestEvent.event("counter/1", 0, new TestEvent.Noted("x".repeat(LedgerSettings.MOST_BYTES - 1_000))));
        assertThat(ledger.append(justFits).lastPosition()).isEqualTo(1);
    }

    @Test
    void aFullQueueMakesCallersWaitAndAnInterruptWithdrawsThem() throws Exception {
        openHeld(LedgerSettings.defaults().withQueueCapacity(1));
        inFlight();
        queued(Append.of(opened("counter/1")));
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                ledger.append(Append.of(opened("counter/2")));
                outcome.complete(null);
            } catch (LedgerException e) {
                outcome.complete(Thread.currentThread().isInterrupted() ? e : null);
            }
        });
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.WAITING);
        waiting.interrupt();

        assertThat(outcome.join()).hasMessageContaining("nothing of it was recorded");
        inserts.release(100);
        ledger.close();
        assertThat(ledger.read(0, 10)).extracting(LedgerEvent::aggregate).containsExactly("counter/first", "counter/1");
    }

    @Test
    void anInterruptWhileTheAppendIsOnItsWayIsKeptAndTheAppendSeenThrough() throws Exception {
        openHeld(LedgerSettings.defaults());
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            ledger.append(Append.of(opened("counter/1")));
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        await().until(() -> insertsBegun.get() == 1);
        caller.interrupt();
        inserts.release(1);

        assertThat(interrupted.join()).isTrue();
        assertThat(ledger.head().position()).isEqualTo(1);
    }

    @Test
    void closingRecordsWhatWasAcceptedAndRefusesTheRest() {
        openHeld(LedgerSettings.defaults());
        CompletableFuture<Appended> first = inFlight();
        List<CompletableFuture<Appended>> others =
                queued(Append.of(opened("counter/1")), Append.of(opened("counter/2")));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(ledger::close, callers);
        inserts.release(100);
        closing.join();

        assertThat(first).isCompleted();
        assertThat(others).allSatisfy(other -> assertThat(other.join().commit()).isEqualTo(2));
        assertThatExceptionOfType(LedgerClosed.class).isThrownBy(() -> ledger.append(Append.of(opened("counter/3"))));
    }

    @Test
    void recordedTimeNeverGoesBack() {
        inserts.release(100);
        Instant[] now = {Instant.parse("2026-01-01T00:00:10Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        openHeld(LedgerSettings.defaults().withClock(clock));
        ledger.append(Append.of(opened("counter/1")));
        now[0] = Instant.parse("2026-01-01T00:00:05Z");
        ledger.append(Append.of(opened("counter/2")));
        now[0] = Instant.parse("2026-01-01T00:00:20.123456Z");
        ledger.append(Append.of(opened("counter/3")));

        assertThat(ledger.read(0, 10))
                .extracting(LedgerEvent::recordedAt)
                .containsExactly(
                        Instant.parse("2026-01-01T00:00:10Z"),
                        Instant.parse("2026-01-01T00:00:10Z"),
                        Instant.parse("2026-01-01T00:00:20.123Z"));
        assertThat(ledger.positionAt(Instant.parse("2026-01-01T00:00:09.999Z"))).isZero();
        assertThat(ledger.positionAt(Instant.parse("2026-01-01T00:00:10Z"))).isEqualTo(2);
        assertThat(ledger.positionAt(Instant.parse("2026-01-01T00:00:20.122Z"))).isEqualTo(2);
        assertThat(ledger.positionAt(Instant.parse("2026-01-01T00:00:20.123Z"))).isEqualTo(3);
    }

    @Test
    void whatTheCallerGaveIsNeverChanged() {
        inserts.release(100);
        openHeld(LedgerSettings.defaults());
        Map<String, Object> metadata = new java.util.HashMap<>(Map.of("actor", "li.na"));
        NewEvent event = new NewEvent("e", "counter/1", "Counter", 0, new TestEvent.Opened("a"), metadata);
        ledger.append(new Append(List.of(event), "command-1", null));

        assertThat(metadata).containsOnlyKeys("actor");
        assertThat(event.metadata()).containsOnlyKeys("actor");
    }

    private static void assertFails(CompletableFuture<Appended> append, Class<? extends LedgerException> how) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(append::join)
                .withCauseInstanceOf(how);
    }
}
