package io.targetledger.customer;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** A customer's record. The CRM is its source, so registering it again changes what differs. */
public final class Customer {

    @AggregateIdentifier
    private CustomerId customerId;

    private CustomerProfile profile;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Customer() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterCustomer command) {
        if (customerId == null) {
            apply(new CustomerRegistered(command.customerId(), command.profile()));
        } else if (!command.profile().equals(profile)) {
            apply(new CustomerProfileChanged(customerId, profile, command.profile(), command.reason()));
        }
    }

    @EventSourcingHandler
    void on(CustomerRegistered event) {
        customerId = event.customerId();
        profile = event.profile();
    }

    @EventSourcingHandler
    void on(CustomerProfileChanged event) {
        profile = event.profile();
    }
}
