package io.targetledger;

import java.util.List;

import io.targetledger.audit.AuditFold;
import io.targetledger.customer.CustomerFold;
import io.targetledger.goal.GoalFold;
import io.targetledger.lock.TargetLockFold;
import io.targetledger.measurement.MeasurementFold;
import io.targetledger.measurement.SeriesFold;
import io.targetledger.metric.MetricFold;
import io.targetledger.organisation.OrganisationUnitFold;
import io.targetledger.organisation.PersonFold;
import io.targetledger.product.ProductFold;
import io.targetledger.projection.Fold;

/** Every read model there is: one line each. */
public final class TargetLedgerFolds {

    public static final List<Fold<?, ?>> ALL = List.of(
            AuditFold.AUDIT,
            CustomerFold.CUSTOMERS,
            GoalFold.GOALS,
            MeasurementFold.MEASUREMENTS,
            SeriesFold.SERIES,
            MetricFold.METRICS,
            OrganisationUnitFold.UNITS,
            PersonFold.PEOPLE,
            ProductFold.PRODUCTS,
            TargetLockFold.TARGET_LOCKS);

    private TargetLedgerFolds() {}
}
