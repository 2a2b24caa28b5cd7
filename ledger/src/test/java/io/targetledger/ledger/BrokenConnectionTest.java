package io.targetledger.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.targetledger.ledger.FaultyProxy.Fault;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

/** Whatever becomes of a connection, an append is recorded once, or known not to be. */
class BrokenConnectionTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private FaultyProxy proxy;
    private Ledger ledger;
    private Ledger direct;

    @BeforeEach
    void open() {
        proxy = proxy(() -> faults.isEmpty() ? Fault.NONE : faults.remove());
        ledger = open(proxy, LedgerSettings.defaults());
        direct = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
    }

    @AfterEach
    void close() throws Exception {
        proxy.setDown(false);
        ledger.close();
        direct.close();
        proxy.close();
    }

    private static FaultyProxy proxy(java.util.function.Supplier<Fault> faults) {
        String server =
                new ConnectionString(TestDatabase.connectionString()).getHosts().get(0);
        int port = server.contains(":") ? Integer.parseInt(server.substring(server.indexOf(':') + 1)) : 27017;
        return new FaultyProxy(port, faults);
    }

    private Ledger open(FaultyProxy through, LedgerSettings settings) {
        return Ledger.open(
                database.connect(through.connectionString(), BrokenConnectionTest::quickToNotice),
                TestEvent.types(),
                settings);
    }

    private Ledger openSoonGivingUp() {
        return Ledger.open(
                database.connect(proxy.connectionString(), client -> {
                    quickToNotice(client);
                    client.applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS));
                }),
                TestEvent.types(),
                LedgerSettings.defaults().withSettleWithin(Duration.ofMillis(300)));
    }

    private static void quickToNotice(MongoClientSettings.Builder client) {
        client.applyToServerSettings(server ->
                server.heartbeatFrequency(50, TimeUnit.MILLISECONDS).minHeartbeatFrequency(10, TimeUnit.MILLISECONDS));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void anAppendIsRecordedOnceWhateverBecameOfItsConnection(Fault fault) throws Exception {
        ledger.append(Append.of(opened("counter/1")));
        faults.add(fault);

        Appended appended = ledger.append(new Append(List.of(counted("counter/1", 1)), "command-1", null));

        assertThat(appended.firstPosition()).isEqualTo(2);
        proxy.deliverLate();
        ledger.append(Append.of(counted("counter/1", 2)));
        assertThat(direct.read(0, 10)).extracting(LedgerEvent::sequence).containsExactly(0L, 1L, 2L);
        assertThat(direct.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void severalFaultsInARowAreSettledLikewise(int times) {
        for (int time = 0; time < times; time++) {
            faults.add(Fault.LOST_REQUEST);
        }
        faults.add(Fault.LOST_REPLY);

        assertThat(ledger.append(Append.of(opened("counter/1"))).lastPosition()).isEqualTo(1);
        assertThat(direct.read(0, 10)).hasSize(1);
    }

    @Test
    void aNumberTakenByAnotherWriterMeanwhileIsNotMistakenForOurs() throws Exception {
        faults.add(Fault.LATE_REQUEST);
        faults.add(Fault.LOST_REQUEST);
        CompletableFuture<Appended> appending =
                CompletableFuture.supplyAsync(() -> ledger.append(Append.of(opened("counter/1"))));
        await().until(faults::isEmpty);
        Appended other = direct.append(Append.of(opened("counter/2")));
        Appended ours = appending.join();
        proxy.deliverLate();

        assertThat(List.of(ours.commit(), other.commit())).containsExactlyInAnyOrder(1L, 2L);
        assertThat(direct.read(0, 10)).hasSize(2);
        assertThat(direct.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void anOutcomeThatStaysUnknownIsSaidSoAndFoundOutByTheCommandId() {
        ledger.close();
        ledger = openSoonGivingUp();
        for (Fault fault : List.of(Fault.LOST_REPLY, Fault.LOST_REQUEST)) {
            String command = "command-" + fault;
            Append append = new Append(List.of(opened("counter/" + fault)), command, null);
            CompletableFuture<Void> wentDown = new CompletableFuture<>();
            faults.add(fault);
            Thread breaker = new Thread(() -> {
                await().pollInterval(Duration.ofMillis(1)).until(faults::isEmpty);
                proxy.setDown(true);
                wentDown.complete(null);
            });
            breaker.start();
            Throwable first = catchThrowable(() -> ledger.append(append));
            wentDown.join();
            proxy.setDown(false);

            if (first != null) {
                assertThat(first).isInstanceOf(OutcomeUnknown.class).hasMessageContaining("may or may not");
                Throwable second = catchThrowable(() -> again(append));
                assertThat(second == null || second instanceof CommandAlreadyRecorded)
                        .isTrue();
            }
            assertThat(direct.command(command)).isPresent();
        }
        assertThat(direct.read(0, 10)).hasSize(2);
        assertThat(direct.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    private void again(Append append) {
        await().ignoreExceptionsMatching(e -> e.getCause() instanceof com.mongodb.MongoException)
                .until(() -> ledger.append(append) != null);
    }

    @Test
    void whatWasNeverSentIsSaidNotToBeRecorded() {
        ledger.close();
        ledger = openSoonGivingUp();
        direct.append(Append.of(opened("counter/1")));
        proxy.setDown(true);

        assertThatExceptionOfType(LedgerException.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 1))))
                .withMessageContaining("nothing of the append was recorded");
        proxy.setDown(false);
        await().ignoreExceptions()
                .until(() -> ledger.append(Append.of(counted("counter/1", 1))).lastPosition() == 2);
    }

    /** Two ledgers behind connections that break every few inserts, many callers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void underAnyMixtureOfFaultsNothingIsLostAndNothingIsTwice(long seed) throws Exception {
        Random random = new Random(seed);
        try (FaultyProxy second = proxy(() -> next(random))) {
            Ledger shaky = open(second, LedgerSettings.defaults().withGroupsOf(5, 1_000_000));
            FaultyProxy third = proxy(() -> next(random));
            Ledger shakyToo = open(third, LedgerSettings.defaults().withGroupsOf(5, 1_000_000));
            Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int caller = 0; caller < 6; caller++) {
                Ledger through = caller % 2 == 0 ? shaky : shakyToo;
                String own = "counter/own" + caller;
                tasks.add(() -> {
                    for (long sequence = 0; sequence < 15; sequence++) {
                        NewEvent event = counted(own, sequence);
                        through.append(new Append(List.of(event), "command-" + own + sequence, null));
                        acknowledged.add(event.id());
                        appendHot(through, acknowledged);
                        second.deliverLate();
                        third.deliverLate();
                    }
                    return null;
                });
            }
            ExecutorService pool = Executors.newFixedThreadPool(tasks.size());
            for (Future<Void> task : pool.invokeAll(tasks)) {
                task.get();
            }
            pool.shutdown();
            shaky.close();
            shakyToo.close();
            third.close();

            assertThat(direct.read(0, 10_000))
                    .extracting(LedgerEvent::id)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(direct.verify(VerificationListener.NONE).firstFault()).isEmpty();
        }
    }

    private static void appendHot(Ledger ledger, Queue<String> acknowledged) {
        NewEvent event = counted("counter/hot", next(ledger));
        try {
            ledger.append(Append.of(event));
            acknowledged.add(event.id());
        } catch (AggregateConflict e) {
            // someone else was first
        }
    }

    private static long next(Ledger ledger) {
        return ledger.lastSequence("counter/hot").orElse(-1) + 1;
    }

    private static Fault next(Random random) {
        synchronized (random) {
            return random.nextInt(4) == 0 ? Fault.values()[random.nextInt(Fault.values().length)] : Fault.NONE;
        }
    }
}
