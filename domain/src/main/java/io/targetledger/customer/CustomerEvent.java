package io.targetledger.customer;

import io.targetledger.shared.Reason;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a customer's record. */
public sealed interface CustomerEvent {

    CustomerId customerId();

    @Revision("2")
    record CustomerRegistered(CustomerId customerId, CustomerProfile profile) implements CustomerEvent {}

    @Revision("2")
    record CustomerProfileChanged(
            CustomerId customerId,
            CustomerProfile previous,
            CustomerProfile profile,
            @Nullable Reason reason) implements CustomerEvent {}
}
