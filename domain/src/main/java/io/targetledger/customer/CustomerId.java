package io.targetledger.customer;

import io.targetledger.shared.Ids;

/** Id of a customer: {@code customer/…}. */
public record CustomerId(String value) {

    public CustomerId {
        Ids.checked("customerId", value, "customer");
    }

    @Override
    public String toString() {
        return value;
    }
}
