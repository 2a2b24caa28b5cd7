package io.targetledger.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;

import io.targetledger.TargetLedgerEvents;
import io.targetledger.goal.Actuals;
import io.targetledger.goal.GoalTree;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEventStorageEngine;
import io.targetledger.lock.TargetLocks;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.organisation.OrganisationRegister;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the aggregates on the ledger. */
@Configuration(proxyBeanMethods = false)
class DomainConfiguration {

    /** What handlers of commands may ask, as parameters. The beans are found when they are first asked. */
    private static final List<Class<?>> PORTS = List.of(
            MetricCatalogue.class, OrganisationRegister.class, GoalTree.class, Actuals.class, TargetLocks.class);

    @Bean
    EventTypes eventTypes() {
        return TargetLedgerEvents.ALL;
    }

    @Bean
    AccessPolicy accessPolicy(ObjectProvider<Jurisdiction> jurisdiction) {
        return new AccessPolicy(lazily(Jurisdiction.class, jurisdiction));
    }

    @Bean
    Cache aggregateCache(GateSettings settings) {
        return new AggregateCache(settings.cachedAggregates());
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    org.axonframework.config.Configuration axon(
            Ledger ledger, Clock clock, Cache cache, GateSettings settings, BeanFactory beans) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .registerComponent(UsagePropertyProvider.class, axon -> new NoUsageCalls())
                .configureEmbeddedEventStore(axon -> new LedgerEventStorageEngine(ledger))
                .configureTransactionManager(axon -> NoTransactionManager.instance())
                .configureCommandBus(axon -> SimpleCommandBus.builder().build())
                .configureCorrelationDataProviders(
                        axon -> List.of(new SimpleCorrelationDataProvider(EventMetadata.ALL.toArray(String[]::new))))
                .registerComponent(Clock.class, axon -> clock);
        PORTS.forEach(port -> registerPort(configurer, port, beans));
        AggregateKind.ALL.forEach(kind ->
                configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(kind.aggregate())
                        .configureCache(axon -> cache)
                        .configureSnapshotTrigger(axon -> new EventCountSnapshotTriggerDefinition(
                                axon.snapshotter(), settings.snapshotEvery()))));
        return configurer.buildConfiguration();
    }

    @Bean
    CommandGate commandGate(
            org.axonframework.config.Configuration axon,
            Ledger ledger,
            Cache cache,
            AccessPolicy policy,
            Clock clock,
            GateSettings settings) {
        axon.commandBus().registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        axon.commandBus().registerHandlerInterceptor(new Attempt.Interceptor(new Repositories(axon)));
        return new AxonCommandGate(axon.commandBus(), ledger, cache, policy, clock, settings.attempts());
    }

    private static <P> void registerPort(Configurer configurer, Class<P> port, BeanFactory beans) {
        configurer.registerComponent(port, axon -> lazily(port, beans.getBeanProvider(port)));
    }

    /** The ports are answered by views, and views are folded from what is recorded here: so they are found late. */
    private static <P> P lazily(Class<P> port, ObjectProvider<P> beans) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    try {
                        return method.invoke(
                                method.getDeclaringClass() == Object.class ? beans : beans.getObject(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                }));
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
