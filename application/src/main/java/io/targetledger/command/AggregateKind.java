package io.targetledger.command;

import java.util.List;

import io.targetledger.customer.Customer;
import io.targetledger.customer.CustomerCommand;
import io.targetledger.customer.CustomerEvent;
import io.targetledger.goal.Goal;
import io.targetledger.goal.GoalCommand;
import io.targetledger.goal.GoalEvent;
import io.targetledger.lock.TargetLock;
import io.targetledger.lock.TargetLockCommand;
import io.targetledger.lock.TargetLockEvent;
import io.targetledger.measurement.Measurement;
import io.targetledger.measurement.MeasurementCommand;
import io.targetledger.measurement.MeasurementEvent;
import io.targetledger.metric.Metric;
import io.targetledger.metric.MetricCommand;
import io.targetledger.metric.MetricEvent;
import io.targetledger.organisation.OrganisationUnit;
import io.targetledger.organisation.OrganisationUnitCommand;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.Person;
import io.targetledger.organisation.PersonCommand;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.product.Product;
import io.targetledger.product.ProductCommand;
import io.targetledger.product.ProductEvent;
import io.targetledger.shared.Command;

/**
 * A kind of aggregate.
 *
 * @param prefix what the stored names of its events begin with: {@code goal} in {@code goal.TargetRevised}
 * @param commands sealed interface of the commands it handles
 * @param events sealed interface of its events
 */
record AggregateKind<A>(String prefix, Class<A> aggregate, Class<? extends Command> commands, Class<?> events) {

    /** All there are: a new aggregate is one more line here. */
    static final List<AggregateKind<?>> ALL = List.of(
            new AggregateKind<>("goal", Goal.class, GoalCommand.class, GoalEvent.class),
            new AggregateKind<>("metric", Metric.class, MetricCommand.class, MetricEvent.class),
            new AggregateKind<>("measurement", Measurement.class, MeasurementCommand.class, MeasurementEvent.class),
            new AggregateKind<>(
                    "organisation", OrganisationUnit.class, OrganisationUnitCommand.class, OrganisationUnitEvent.class),
            new AggregateKind<>("organisation", Person.class, PersonCommand.class, PersonEvent.class),
            new AggregateKind<>("customer", Customer.class, CustomerCommand.class, CustomerEvent.class),
            new AggregateKind<>("product", Product.class, ProductCommand.class, ProductEvent.class),
            new AggregateKind<>("lock", TargetLock.class, TargetLockCommand.class, TargetLockEvent.class));
}
