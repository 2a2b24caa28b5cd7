package io.targetledger.server;

import io.targetledger.customer.CustomerEvent;
import io.targetledger.goal.GoalEvent;
import io.targetledger.ledger.EventTypes;
import io.targetledger.lock.TargetLockEvent;
import io.targetledger.measurement.MeasurementEvent;
import io.targetledger.metric.MetricEvent;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.product.ProductEvent;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The events there are: one line for each kind of aggregate. */
@Configuration(proxyBeanMethods = false)
class EventCatalogue {

    @Bean
    @ConditionalOnMissingBean
    EventTypes eventTypes() {
        return EventTypes.builder()
                .sealed("goal", GoalEvent.class)
                .sealed("metric", MetricEvent.class)
                .sealed("measurement", MeasurementEvent.class)
                .sealed("organisation", OrganisationUnitEvent.class)
                .sealed("organisation", PersonEvent.class)
                .sealed("customer", CustomerEvent.class)
                .sealed("product", ProductEvent.class)
                .sealed("lock", TargetLockEvent.class)
                .build();
    }
}
