package io.targetledger.command;

import java.time.Clock;
import java.util.List;

import io.targetledger.Capabilities;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEventStorageEngine;
import io.targetledger.ledger.LiveSnapshots;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurationParameterResolverFactory;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.updates.configuration.UsagePropertyProvider;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the aggregates on the ledger. */
@Configuration(proxyBeanMethods = false)
class DomainConfiguration {

    @Bean
    EventTypes eventTypes() {
        return Capabilities.EVENTS;
    }

    @Bean
    AccessPolicy accessPolicy(List<AccessRule<?>> rules) {
        return new AccessPolicy(rules);
    }

    @Bean
    Cache aggregateCache(GateSettings settings) {
        return new AggregateCache(settings.cachedAggregates());
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    org.axonframework.config.Configuration axon(
            Ledger ledger, Clock clock, Cache cache, List<AggregateKind<?>> kinds, ListableBeanFactory beans) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .registerComponent(UsagePropertyProvider.class, axon -> new NoUsageCalls())
                .configureEmbeddedEventStore(axon -> new LedgerEventStorageEngine(ledger))
                .configureTransactionManager(axon -> NoTransactionManager.instance())
                .configureCommandBus(axon -> SimpleCommandBus.builder().build())
                .configureCorrelationDataProviders(
                        axon -> List.of(new SimpleCorrelationDataProvider(EventMetadata.ALL.toArray(String[]::new))))
                .registerComponent(Clock.class, axon -> clock)
                .registerComponent(
                        ParameterResolverFactory.class,
                        axon -> MultiParameterResolverFactory.ordered(
                                ClasspathParameterResolverFactory.forClass(DomainConfiguration.class),
                                new ConfigurationParameterResolverFactory(axon),
                                new PortParameters(beans)));
        kinds.forEach(kind -> configurer.configureAggregate(
                AggregateConfigurer.defaultConfiguration(kind.aggregate()).configureCache(axon -> cache)));
        return configurer.buildConfiguration();
    }

    @Bean
    CommandGate commandGate(
            org.axonframework.config.Configuration axon,
            Ledger ledger,
            Cache cache,
            AccessPolicy policy,
            Clock clock,
            GateSettings settings,
            List<AggregateKind<?>> kinds) {
        axon.commandBus().registerHandlerInterceptor(new CorrelationDataInterceptor<>(axon.correlationDataProviders()));
        axon.commandBus()
                .registerHandlerInterceptor(new Attempt.Interceptor(
                        new Repositories(axon, kinds),
                        new LiveSnapshots(new LedgerEventStorageEngine(ledger), settings.snapshotEvery())));
        return new AxonCommandGate(axon.commandBus(), ledger, cache, policy, clock, settings.attempts());
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
