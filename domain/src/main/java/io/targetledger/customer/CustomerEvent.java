package io.targetledger.customer;

import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a customer's record. */
public sealed interface CustomerEvent {

    CustomerId customerId();

    record CustomerRegistered(CustomerId customerId, CustomerProfile profile) implements CustomerEvent {}

    record CustomerProfileChanged(
            CustomerId customerId,
            CustomerProfile previous,
            CustomerProfile profile,
            @Nullable Reason reason) implements CustomerEvent {}
}
