package io.targetledger.customer;

import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a customer's record. */
public sealed interface CustomerCommand extends Command {

    CustomerId customerId();

    @Override
    default String aggregate() {
        return customerId().value();
    }

    /** Registers a customer, or updates the profile of a registered one; an equal profile records nothing. */
    record RegisterCustomer(
            @TargetAggregateIdentifier CustomerId customerId,
            CustomerProfile profile,
            @Nullable Reason reason) implements CustomerCommand {}
}
