package io.targetledger.benchmark;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEventStorageEngine;
import io.targetledger.ledger.LiveSnapshots;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.Repository;
import org.axonframework.updates.configuration.UsagePropertyProvider;

/**
 * One aggregate on Axon's command bus as the application sets it up: commands run in the caller's thread, aggregates are
 * cached, every hundredth event leaves a snapshot, metadata is carried from the command to its events.
 */
public final class AxonSide implements AutoCloseable {

    private static final int SNAPSHOT_EVERY = 100;

    private final Configuration axon;
    private final CommandBus bus;

    private AxonSide(Configuration axon) {
        this.axon = axon;
        this.bus = axon.commandBus();
    }

    /** As the application is on its ledger: with the snapshots of {@link LiveSnapshots}. */
    public static <A> AxonSide onLedger(
            Class<A> aggregate, Ledger ledger, Map<Class<?>, Object> ports, List<String> metadata, Target target) {
        EventStorageEngine engine = new LedgerEventStorageEngine(ledger);
        LiveSnapshots snapshots = new LiveSnapshots(engine, SNAPSHOT_EVERY);
        Configuration axon = configure(aggregate, engine, ports, metadata, kind -> {});
        Repository<A> repository = axon.repository(aggregate);
        axon.commandBus().registerHandlerInterceptor((unitOfWork, chain) -> {
            Object result = chain.proceed();
            String id = target.of(unitOfWork.getMessage().getPayload());
            snapshots.keepAfterCommit(unitOfWork, repository.load(id));
            return result;
        });
        return new AxonSide(axon);
    }

    /** Which aggregate a command is for. */
    @FunctionalInterface
    public interface Target {
        String of(Object command);
    }

    /**
     * As Axon's guide has it: with its snapshot trigger.
     *
     * @param ports what handlers ask for, by type
     * @param metadata keys carried from a command to its events
     */
    public static AxonSide start(
            Class<?> aggregate, EventStorageEngine engine, Map<Class<?>, Object> ports, List<String> metadata) {
        return new AxonSide(configure(
                aggregate,
                engine,
                ports,
                metadata,
                kind -> kind.configureSnapshotTrigger(
                        axon -> new EventCountSnapshotTriggerDefinition(axon.snapshotter(), SNAPSHOT_EVERY))));
    }

    private static <A> Configuration configure(
            Class<A> aggregate,
            EventStorageEngine engine,
            Map<Class<?>, Object> ports,
            List<String> metadata,
            Consumer<AggregateConfigurer<A>> snapshots) {
        AggregateConfigurer<A> kind =
                AggregateConfigurer.defaultConfiguration(aggregate).configureCache(axon -> new KeptAggregates());
        snapshots.accept(kind);
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .registerComponent(UsagePropertyProvider.class, axon -> new NoUsageCalls())
                .configureEmbeddedEventStore(axon -> engine)
                .configureTransactionManager(axon -> NoTransactionManager.instance())
                .configureCommandBus(axon -> SimpleCommandBus.builder().build())
                .configureCorrelationDataProviders(
                        axon -> List.of(new SimpleCorrelationDataProvider(metadata.toArray(String[]::new))))
                .configureAggregate(kind);
        ports.forEach((type, port) -> register(configurer, type, port));
        Configuration axon = configurer.buildConfiguration();
        axon.start();
        axon.commandBus().registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        return axon;
    }

    private static <P> void register(Configurer configurer, Class<P> type, Object port) {
        configurer.registerComponent(type, axon -> type.cast(port));
    }

    /** @throws IllegalStateException when it is refused or fails */
    public void carryOut(Object command, Map<String, ?> metadata) {
        bus.dispatch(new GenericCommandMessage<>(command, metadata), (message, result) -> {
            if (result.isExceptional()) {
                throw new IllegalStateException(message.getPayload() + " failed", result.exceptionResult());
            }
        });
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    /** Nothing is told to anybody about how this program is used. */
    private static final class NoUsageCalls implements UsagePropertyProvider {

        @Override
        public Boolean getDisabled() {
            return true;
        }

        @Override
        public String getUrl() {
            return "";
        }

        @Override
        public int priority() {
            return Integer.MAX_VALUE;
        }
    }
}
