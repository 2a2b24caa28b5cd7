package io.targetledger.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.testing.TestDatabase;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class LiveSnapshotsTest {

    private static final String ID = "counter/1";

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private Ledger ledger;
    private LedgerEventStorageEngine engine;
    private Configuration axon;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                database.connect(settings -> settings.addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                    }
                })),
                TestEvent.types(),
                LedgerSettings.defaults());
        engine = new LedgerEventStorageEngine(ledger);
        axon = counting(new WeakReferenceCache());
        axon.commandGateway().sendAndWait(new Counter.Open(ID));
    }

    private Configuration counting(WeakReferenceCache cache) {
        Configuration started = DefaultConfigurer.defaultConfiguration(false)
                .configureEmbeddedEventStore(configuration -> engine)
                .configureAggregate(
                        AggregateConfigurer.defaultConfiguration(Counter.class).configureCache(configuration -> cache))
                .buildConfiguration();
        started.start();
        LiveSnapshots snapshots = new LiveSnapshots(engine, 5);
        Repository<Counter> counters = started.repository(Counter.class);
        started.commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            Object result = chain.proceed();
            snapshots.keepAfterCommit(unitOfWork, counters.load(ID));
            return result;
        });
        return started;
    }

    @AfterEach
    void close() {
        axon.shutdown();
        ledger.close();
    }

    @Test
    void theStateIsKeptAtEveryMultipleAsItStandsThen() {
        count(3);
        assertThat(engine.readSnapshot(ID)).isEmpty();

        count(1);
        var fifth = engine.readSnapshot(ID).orElseThrow();
        assertThat(fifth.getSequenceNumber()).isEqualTo(4);
        assertThat(((Counter) fifth.getPayload()).sum()).isEqualTo(4);

        count(7);
        assertThat(engine.readSnapshot(ID).orElseThrow().getSequenceNumber()).isEqualTo(9);
    }

    @Test
    void keepingOneReadsNothing() {
        commands.clear();
        count(5);
        assertThat(commands).containsExactly("insert", "insert", "insert", "insert", "update", "insert");
    }

    @Test
    void whatIsLoadedFromOneGoesOnWhereItStood() {
        count(11);
        Configuration fresh = counting(new WeakReferenceCache());
        commands.clear();
        assertThat((Long) fresh.commandGateway().sendAndWait(new Counter.Count(ID, 1)))
                .isEqualTo(12);
        assertThat(commands).containsExactly("find", "find", "insert");
        fresh.shutdown();
    }

    private void count(int times) {
        for (int time = 0; time < times; time++) {
            axon.commandGateway().sendAndWait(new Counter.Count(ID, 1));
        }
    }
}
