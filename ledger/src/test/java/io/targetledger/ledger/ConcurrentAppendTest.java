package io.targetledger.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.targetledger.testing.TestDatabase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

import static io.targetledger.ledger.TestEvent.event;
import static org.assertj.core.api.Assertions.assertThat;

/** Several ledgers on one database, as several processes would be, and many threads on a few hot aggregates. */
class ConcurrentAppendTest {

    private static final int APPENDS_PER_THREAD = 25;

    private record Acknowledged(Append append, Appended appended) {}

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void whateverRacesTheLedgerStaysWhole(
            @ForAll @IntRange(min = 1, max = 4) int ledgers,
            @ForAll @IntRange(min = 1, max = 4) int threads,
            @ForAll @IntRange(min = 1, max = 4) int aggregates,
            @ForAll @IntRange(min = 1, max = 12) int eventsPerCommit,
            @ForAll long seed)
            throws Exception {
        try (TestDatabase database = TestDatabase.open()) {
            LedgerSettings settings = LedgerSettings.defaults().withGroupsOf(eventsPerCommit, 1_000_000);
            List<Ledger> opened = new ArrayList<>();
            for (int ledger = 0; ledger < ledgers; ledger++) {
                opened.add(Ledger.open(database.connect(client -> {}), TestEvent.types(), settings));
            }
            Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
            Queue<String> refusedCommands = new ConcurrentLinkedQueue<>();
            List<Callable<Void>> tasks = new ArrayList<>();
            Random seeds = new Random(seed);
            for (Ledger ledger : opened) {
                for (int thread = 0; thread < threads; thread++) {
                    Random random = new Random(seeds.nextLong());
                    tasks.add(() -> {
                        for (int append = 0; append < APPENDS_PER_THREAD; append++) {
                            attempt(ledger, random, aggregates, acknowledged, refusedCommands);
                        }
                        return null;
                    });
                }
            }
            ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
            pool.shutdown();
            opened.forEach(Ledger::close);
            assertWhole(database, acknowledged, refusedCommands);
        }
    }

    private static void attempt(
            Ledger ledger, Random random, int aggregates, Queue<Acknowledged> acknowledged, Queue<String> refused) {
        String aggregate = "counter/" + random.nextInt(aggregates);
        Guard guard = random.nextInt(4) == 0
                ? new Guard(
                        Math.max(0, ledger.head().position() - random.nextInt(4)),
                        random.nextBoolean() ? Set.of("test.Noted") : Set.of("test.Noted", "test.Opened"))
                : null;
        String command = random.nextInt(3) == 0 ? "command-" + random.nextInt(30) : null;
        long next = ledger.lastSequence(aggregate).orElse(-1) + 1;
        List<NewEvent> events = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (long sequence = next; sequence < next + count; sequence++) {
            events.add(event(
                    aggregate,
                    sequence,
                    random.nextInt(5) == 0 ? new TestEvent.Noted("n") : new TestEvent.Counted(sequence)));
        }
        Append append = new Append(events, command, guard);
        try {
            acknowledged.add(new Acknowledged(append, ledger.append(append)));
        } catch (CommandAlreadyRecorded e) {
            refused.add(e.commandId());
        } catch (AggregateConflict e) {
            assertThat(e.actual()).isGreaterThanOrEqualTo(next);
        } catch (GuardFailed e) {
            assertThat(e.position()).isGreaterThan(e.guard().afterPosition());
        }
    }

    private static void assertWhole(
            TestDatabase database, Queue<Acknowledged> acknowledged, Queue<String> refusedCommands) {
        try (Ledger fresh = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            List<LedgerEvent> all = fresh.read(0, 100_000);
            long total = acknowledged.stream()
                    .mapToLong(each -> each.append().events().size())
                    .sum();
            assertThat(all)
                    .extracting(LedgerEvent::position)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, total).boxed().toList());
            assertThat(all).extracting(LedgerEvent::recordedAt).isSorted();
            for (Acknowledged each : acknowledged) {
                List<String> there = all
                        .subList((int) each.appended().firstPosition() - 1, (int)
                                each.appended().lastPosition())
                        .stream()
                        .map(LedgerEvent::id)
                        .toList();
                assertThat(there)
                        .isEqualTo(each.append().events().stream()
                                .map(NewEvent::id)
                                .toList());
                assertGuardHeld(each, all);
            }
            Map<String, Long> sequences = new HashMap<>();
            for (LedgerEvent event : all) {
                assertThat(event.sequence())
                        .isEqualTo(sequences.merge(event.aggregate(), 0L, (last, zero) -> last + 1));
            }
            assertCommandsOnce(fresh, acknowledged, refusedCommands);
            assertThat(fresh.verify(VerificationListener.NONE).firstFault()).isEmpty();
        }
    }

    private static void assertGuardHeld(Acknowledged each, List<LedgerEvent> all) {
        Guard guard = each.append().guard();
        if (guard != null) {
            assertThat(all.subList(
                            (int) guard.afterPosition(), (int) each.appended().firstPosition() - 1))
                    .noneMatch(event -> guard.eventTypes().contains(event.type()));
        }
    }

    private static void assertCommandsOnce(
            Ledger ledger, Queue<Acknowledged> acknowledged, Queue<String> refusedCommands) {
        List<String> recorded = acknowledged.stream()
                .map(each -> each.append().commandId())
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(recorded).doesNotHaveDuplicates();
        assertThat(recorded).containsAll(refusedCommands.stream().collect(Collectors.toSet()));
        for (Acknowledged each : acknowledged) {
            if (each.append().commandId() != null) {
                assertThat(ledger.command(each.append().commandId())).hasValueSatisfying(command -> {
                    assertThat(command.firstPosition())
                            .isEqualTo(each.appended().firstPosition());
                    assertThat(command.lastPosition()).isEqualTo(each.appended().lastPosition());
                });
            }
        }
    }
}
