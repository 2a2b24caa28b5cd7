package io.targetledger.command;

import java.util.List;

import io.targetledger.customer.Customer;
import io.targetledger.customer.CustomerCommand;
import io.targetledger.goal.Goal;
import io.targetledger.goal.GoalCommand;
import io.targetledger.lock.TargetLock;
import io.targetledger.lock.TargetLockCommand;
import io.targetledger.measurement.Measurement;
import io.targetledger.measurement.MeasurementCommand;
import io.targetledger.metric.Metric;
import io.targetledger.metric.MetricCommand;
import io.targetledger.organisation.OrganisationUnit;
import io.targetledger.organisation.OrganisationUnitCommand;
import io.targetledger.organisation.Person;
import io.targetledger.organisation.PersonCommand;
import io.targetledger.product.Product;
import io.targetledger.product.ProductCommand;
import io.targetledger.shared.Command;

/**
 * A kind of aggregate.
 *
 * @param commands sealed interface of the commands it handles
 */
record AggregateKind<A>(Class<A> aggregate, Class<? extends Command> commands) {

    /** All there are: a new aggregate is one more line here. */
    static final List<AggregateKind<?>> ALL = List.of(
            new AggregateKind<>(Goal.class, GoalCommand.class),
            new AggregateKind<>(Metric.class, MetricCommand.class),
            new AggregateKind<>(Measurement.class, MeasurementCommand.class),
            new AggregateKind<>(OrganisationUnit.class, OrganisationUnitCommand.class),
            new AggregateKind<>(Person.class, PersonCommand.class),
            new AggregateKind<>(Customer.class, CustomerCommand.class),
            new AggregateKind<>(Product.class, ProductCommand.class),
            new AggregateKind<>(TargetLock.class, TargetLockCommand.class));
}
