package io.targetledger.lock;

import io.targetledger.command.AggregateKind;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Locks on targets, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class TargetLockConfiguration {

    @Bean
    static AggregateKind<TargetLock> targetLockKind() {
        return new AggregateKind<>(TargetLock.class, TargetLockCommand.class);
    }

    @Bean
    TargetLockQueries targetLockQueries(Views views) {
        return new TargetLockQueries(views);
    }

    @Bean
    TargetLocks targetLocks(TargetLockQueries locks, OrganisationQueries organisation, Decisions decisions) {
        return new CurrentTargetLocks(locks, organisation, decisions);
    }
}
