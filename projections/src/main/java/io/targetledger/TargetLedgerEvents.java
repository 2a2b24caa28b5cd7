package io.targetledger;

import io.targetledger.customer.CustomerEvent;
import io.targetledger.goal.GoalEvent;
import io.targetledger.ledger.EventTypes;
import io.targetledger.lock.TargetLockEvent;
import io.targetledger.measurement.MeasurementEvent;
import io.targetledger.metric.MetricEvent;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.product.ProductEvent;

/** Every kind of event there is, by the prefix of its stored name: one line each. */
public final class TargetLedgerEvents {

    public static final EventTypes ALL = EventTypes.builder()
            .sealed("customer", CustomerEvent.class)
            .sealed("goal", GoalEvent.class)
            .sealed("lock", TargetLockEvent.class)
            .sealed("measurement", MeasurementEvent.class)
            .sealed("metric", MetricEvent.class)
            .sealed("organisation", OrganisationUnitEvent.class)
            .sealed("organisation", PersonEvent.class)
            .sealed("product", ProductEvent.class)
            .build();

    private TargetLedgerEvents() {}
}
